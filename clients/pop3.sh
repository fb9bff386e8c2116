#!/bin/bash
# POP3: fetchmail, getmail, mpop and curl take mail away. Arguments: IMAP port, POP3 port, POP3S port, the server's
# certificate, a folder to work in.
set -euo pipefail
port=$1 pop3_port=$2 pop3s_port=$3 certificate=$4 work=$5 client=pop3
. ./other_side.sh
mkdir -p "$work"
mails() { grep -c "^=end=" "$work/$1.mbox" || true; }

# fetchmail NAME LINES…
fetchmail_run() {
    local name=$1
    shift
    printf '%s\n' "poll 127.0.0.1 protocol pop3 $1" 'username demo password demo' "${@:2}" \
        "mda \"(cat; echo =end=) >>$work/$name.mbox\"" >"$work/$name.rc"
    chmod 600 "$work/$name.rc"
    FETCHMAILHOME=$work HOME=$work fetchmail -f "$work/$name.rc" --nosyslog --invisible --verbose \
        --pidfile "$work/$name.pid" >"$work/$name.out" 2>&1
}
expect "unseen before" "$(count INBOX UNSEEN)" 4
fetchmail_run kept "service $pop3_port uidl" 'sslproto ""' keep || { cat "$work/kept.out" >&2; fail "ended with $?"; }
expect "fetchmail: messages" "$(mails kept)" 5
# What it keeps it reads by TOP, so as to leave it unseen.
expect "fetchmail: what it keeps is unseen" "$(count INBOX UNSEEN)" 4
code=0
fetchmail_run kept "service $pop3_port uidl" 'sslproto ""' keep || code=$?
expect "fetchmail: a second run finds nothing, which is 1" "$code" 1
letter "one more" | put INBOX
fetchmail_run kept "service $pop3_port uidl" 'sslproto ""' keep || { cat "$work/kept.out" >&2; fail "ended with $?"; }
expect "fetchmail: messages after one more" "$(mails kept)" 6
fetchmail_run stls "service $pop3_port" "sslproto TLS1+ sslcertck sslcertfile $certificate sslcommonname localhost" fetchall ||
    { cat "$work/stls.out" >&2; fail "STLS: ended with $?"; }
expect "fetchmail: messages by STLS" "$(mails stls)" 6
! grep -q 'not the expected length' "$work/kept.out" "$work/stls.out" || fail "fetchmail was told wrong sizes"
expect "fetchmail: they are gone" "$(count INBOX ALL)" 0

client=getmail
for i in 1 2 3; do letter "number $i" | put INBOX; done
printf '#!/bin/sh\nexec cat >"$(mktemp "$1/XXXXXX")"\n' >"$work/deliver"
chmod +x "$work/deliver"
# getmail_run TYPE PORT LINES…
getmail_run() {
    mkdir -p "$work/got" "$work/state"
    cat >"$work/getmail.rc" <<CONF
[retriever]
type = $1
server = 127.0.0.1
port = $2
username = demo
password = demo
$(printf '%s\n' "${@:3}" | sed -n 's/^retriever: //p')
[destination]
type = MDA_external
path = $work/deliver
arguments = ("$work/got",)
allow_root_commands = true
[options]
verbose = 2
$(printf '%s\n' "${@:3}" | sed -n 's/^options: //p')
CONF
    HOME=$work timeout 60 getmail --getmaildir "$work/state" --rcfile "$work/getmail.rc" >"$work/getmail.out" 2>&1 ||
        { cat "$work/getmail.out" >&2; fail "ended with $?"; }
}
got() { find "$work/got" -type f | wc -l; }
getmail_run SimplePOP3Retriever "$pop3_port" 'options: read_all = false'
expect "messages" "$(got)" 3
getmail_run SimplePOP3Retriever "$pop3_port" 'options: read_all = false'
expect "messages after a second run" "$(got)" 3
getmail_run SimplePOP3SSLRetriever "$pop3s_port" "retriever: ca_certs = $certificate" 'options: delete = true' 'options: read_all = true'
expect "messages over TLS" "$(got)" 6
expect "messages left" "$(count INBOX ALL)" 0

client=mpop
for i in 1 2 3; do letter "number $i" | put INBOX; done
# mpop_run AUTH PORT LINES…
mpop_run() {
    rm -f "$work/mpop.mbox"
    cat >"$work/mpop.rc" <<CONF
account default
host localhost
port $2
user demo
password demo
auth $1
delivery mbox $work/mpop.mbox
uidls_file $work/mpop.uidls
received_header off
$(printf '%s\n' "${@:3}")
CONF
    chmod 600 "$work/mpop.rc"
    HOME=$work timeout 60 mpop --file="$work/mpop.rc" --debug >"$work/mpop.out" 2>&1 ||
        { cat "$work/mpop.out" >&2; fail "$1: ended with $?"; }
}
mpop_mails() { grep -c '^Subject: number' "$work/mpop.mbox" 2>/dev/null || true; }
mpop_run user "$pop3_port" 'tls off' 'keep on'
expect "messages" "$(mpop_mails)" 3
mpop_run scram-sha-256 "$pop3_port" 'tls on' 'tls_starttls on' "tls_trust_file $certificate" 'keep on'
expect "messages of a second run" "$(mpop_mails)" 0
grep -q '^<-- +OK' "$work/mpop.out" || fail "the trace has no answers"
rm "$work/mpop.uidls"
mpop_run plain "$pop3s_port" 'tls on' 'tls_starttls off' "tls_trust_file $certificate" 'keep off' 'pipelining on'
expect "messages over TLS" "$(mpop_mails)" 3
expect "messages left" "$(count INBOX ALL)" 0

client=curl
for i in 1 2 3; do letter "number $i" | put INBOX; done
ask_pop3() { curl --silent --show-error --max-time 20 --user demo:demo "$@"; }
expect "list" "$(ask_pop3 "pop3://127.0.0.1:$pop3_port/" | wc -l)" 3
ask_pop3 "pop3://127.0.0.1:$pop3_port/2" | grep -q 'Text of number 2' || fail "no message"
ask_pop3 --cacert "$certificate" --ssl-reqd "pop3://localhost:$pop3_port/1" | grep -q 'Text of number 1' || fail "no message by STLS"
ask_pop3 --cacert "$certificate" "pop3s://localhost:$pop3s_port/" --request 'TOP 1 0' | grep -q 'Subject: number 1' || fail "no top"
ask_pop3 --login-options AUTH=PLAIN "pop3://127.0.0.1:$pop3_port/1" --request DELE --head >/dev/null
expect "messages left" "$(count INBOX ALL)" 2
code=0
curl --silent --max-time 20 --user demo:wrong "pop3://127.0.0.1:$pop3_port/" >/dev/null || code=$?
expect "a wrong password is exit code 67" "$code" 67
echo "POP3: fetchmail, getmail, mpop, curl; UIDL, STLS, TLS, SCRAM, PLAIN, pipelining, deletion"
