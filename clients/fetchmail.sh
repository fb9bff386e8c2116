#!/bin/bash
# fetchmail: takes mail away, over TLS, and waits for more by IDLE. Arguments: port, TLS port, the server's certificate, a
# folder to work in.
set -euo pipefail
port=$1 tls_port=$2 certificate=$3 work=$4 client=fetchmail
. ./other_side.sh
mkdir -p "$work"
pid=
trap '[ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true' EXIT

# fetch NAME LINES…: a configuration of this name, run in a home of its own
fetch() {
    local name=$1
    shift
    printf '%s\n' "poll 127.0.0.1 protocol imap $1" 'username demo password demo' "${@:2}" "mda \"(cat; echo =end=) >>$work/$name.mbox\"" >"$work/$name.rc"
    chmod 600 "$work/$name.rc"
    FETCHMAILHOME=$work HOME=$work fetchmail -f "$work/$name.rc" --nosyslog --invisible --verbose --pidfile "$work/$name.pid" >"$work/$name.out" 2>&1
}
mails() { grep -c "^=end=" "$work/$1.mbox" || true; }

# What is unseen, and it stays.
fetch kept "service $port" 'sslproto ""' keep || { cat "$work/kept.out" >&2; fail "ended with $?"; }
expect "unseen messages fetched" "$(mails kept)" 4
expect "they are seen" "$(count INBOX UNSEEN)" 0
code=0
fetch kept "service $port" 'sslproto ""' keep || code=$?
expect "a second run finds nothing, which is 1" "$code" 1

# All, over TLS, and it goes.
fetch all "service $tls_port" "ssl sslcertck sslcertfile $certificate sslcommonname localhost" fetchall ||
    { cat "$work/all.out" >&2; fail "TLS: ended with $?"; }
expect "all messages fetched" "$(mails all)" 5
expect "they are gone" "$(count INBOX ALL)" 0

# STARTTLS, and more by IDLE.
fetch idle "service $port" "sslproto TLS1+ sslcertck sslcertfile $certificate sslcommonname localhost" idle 'folder INBOX' &
pid=$!
idles() { grep -qs 'IMAP> .* IDLE' "$work/idle.out"; }
came() { [ "$(mails idle)" = "$1" ]; }
wait_for "IDLE" idles
letter "first" | put INBOX
wait_for "new mail by IDLE" came 1
letter "second" | put INBOX
wait_for "more mail by IDLE" came 2
kill -TERM "$pid"
wait "$pid" || true
pid=
echo "fetchmail: new, all, TLS, STARTTLS, IDLE"
