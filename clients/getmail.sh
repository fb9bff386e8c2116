#!/bin/bash
# getmail: fetches from several mailboxes once each. Arguments: port, TLS port, the server's certificate, a folder
# to work in.
set -euo pipefail
port=$1 tls_port=$2 certificate=$3 work=$4 client=getmail
. ./other_side.sh

# fetch NAME TYPE PORT LINES…: what it says is in $work/NAME.out
fetch() {
    local name=$1 type=$2 on=$3
    shift 3
    mkdir -p "$work/$name" "$work/state"
    cat >"$work/$name.rc" <<CONF
[retriever]
type = $type
server = 127.0.0.1
port = $on
username = demo
password = demo
mailboxes = ("INBOX", "Lists", "Entwürfe")
$(printf '%s\n' "$@" | sed -n 's/^retriever: //p')
[destination]
# Its own Maildir refuses to be written by root, which whoever runs this may be.
type = MDA_external
path = $work/deliver
arguments = ("$work/$name",)
allow_root_commands = true
[options]
verbose = 2
$(printf '%s\n' "$@" | sed -n 's/^options: //p')
CONF
    HOME=$work timeout 120 getmail --getmaildir "$work/state" --rcfile "$work/$name.rc" >"$work/$name.out" 2>&1 ||
        { cat "$work/$name.out" >&2; fail "$name: ended with $?"; }
}
mails() { find "$work/$1" -type f | wc -l; }

mkdir -p "$work"
printf '#!/bin/sh\nexec cat >"$(mktemp "$1/XXXXXX")"\n' >"$work/deliver"
chmod +x "$work/deliver"
ask 'CREATE Lists' 'CREATE Entw&APw-rfe' >/dev/null
for i in 1 2 3; do letter "number $i" | put Lists; done
letter "draft" | put 'Entw&APw-rfe'
fetch plain SimpleIMAPRetriever "$port" 'options: read_all = false'
expect "messages fetched" "$(mails plain)" 9
fetch plain SimpleIMAPRetriever "$port" 'options: read_all = false'
expect "messages after a second run" "$(mails plain)" 9
letter "one more" | put Lists
fetch plain SimpleIMAPRetriever "$port" 'options: read_all = false'
expect "messages after one more" "$(mails plain)" 10

# Over TLS, and each is deleted.
fetch tls SimpleIMAPSSLRetriever "$tls_port" "retriever: ca_certs = $certificate" 'options: delete = true' 'options: read_all = true'
expect "messages fetched over TLS" "$(mails tls)" 10
expect "messages left" "$(count INBOX ALL)$(count Lists ALL)$(count 'Entw&APw-rfe' ALL)" 000
echo "getmail: three mailboxes, once each, over TLS, deleted"
