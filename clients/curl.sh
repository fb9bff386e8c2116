#!/bin/bash
# curl: lists, reads and appends. Arguments: port, TLS port, the server's certificate. User demo has the mail of --demo.
set -euo pipefail
port=$1 tls_port=$2 certificate=$3
plain=imap://127.0.0.1:$port
tls=imaps://127.0.0.1:$tls_port

fail() { printf '!! curl: %s\n' "$*" >&2; exit 1; }
ask() { curl --silent --show-error --max-time 20 --user demo:demo "$@"; }
# expect WHAT TEXT: the output that comes in has TEXT in it
expect() {
    local output
    output=$(cat)
    case $output in *"$2"*) ;; *) printf '%s\n' "$output" >&2; fail "$1: no \"$2\" in this" ;; esac
}

ask "$plain/" | expect "list" 'INBOX'
ask "$plain/INBOX;MAILINDEX=1" | expect "fetch" 'Subject: Welcome to Restante'
ask "$plain/INBOX;UID=2/;SECTION=2.MIME" | expect "section" 'filename="bernoulli.csv"'
ask "$plain/INBOX?ALL" | expect "search" '* SEARCH 1 2 3 4 5'
ask "$plain/INBOX?SUBJECT%20engine" | expect "search by subject" '* SEARCH'
ask "$plain/INBOX" --request 'STATUS INBOX (MESSAGES UIDNEXT)' | expect "status" '* STATUS INBOX (MESSAGES 5 UIDNEXT 6)'
ask "$plain/INBOX" --request 'FETCH 3 (ENVELOPE BODYSTRUCTURE)' | expect "envelope" '=?UTF-8?Q?This_month'

message=$(mktemp)
trap 'rm -f "$message"' EXIT
printf 'From: curl@example.org\r\nTo: demo@localhost\r\nSubject: by curl\r\n\r\nHello\r\n' >"$message"
ask --upload-file "$message" "$plain/Drafts"
ask "$plain/Drafts;MAILINDEX=1" | cmp - "$message" || fail "what was appended came back changed"

ask --cacert "$certificate" "$tls/INBOX;MAILINDEX=1" | expect "IMAPS" 'Subject: Welcome to Restante'
ask --cacert "$certificate" --ssl-reqd "$plain/INBOX;MAILINDEX=1" | expect "STARTTLS" 'Subject: Welcome to Restante'
ask --login-options AUTH=PLAIN "$plain/INBOX;MAILINDEX=1" | expect "AUTHENTICATE PLAIN" 'Subject: Welcome'

code=0
curl --silent --max-time 20 --user demo:wrong "$plain/" >/dev/null || code=$?
[ "$code" = 67 ] || fail "a wrong password gave exit code $code, not 67 (login denied)"
code=0
curl --silent --max-time 20 --user nobody:demo "$plain/" >/dev/null || code=$?
[ "$code" = 67 ] || fail "an unknown user gave exit code $code, not 67 (login denied)"
echo "curl: list, fetch, sections, search, append, STARTTLS, IMAPS"
