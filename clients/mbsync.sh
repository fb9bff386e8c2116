#!/bin/bash
# mbsync: both ways, with flags and deletions, and a second run has nothing to do. Arguments: port, TLS port, the server's
# certificate, a folder to work in.
set -euo pipefail
port=$1 tls_port=$2 certificate=$3 work=$4
mkdir -p "$work/mail"
fail() { printf '!! mbsync: %s\n' "$*" >&2; exit 1; }

# Debian 12 has isync 1.4, whose word for TLSType is SSLType; 1.5 still takes it, with a warning.
cat >"$work/config" <<CONF
IMAPAccount restante
Host 127.0.0.1
Port $port
User demo
Pass demo
SSLType STARTTLS
CertificateFile $certificate
AuthMechs PLAIN

IMAPStore far
Account restante

MaildirStore near
Path $work/mail/
Inbox $work/mail/INBOX
SubFolders Verbatim

Channel all
Far :far:
Near :near:
Patterns *
Create Both
Expunge Both
Remove Both
SyncState *
CONF

# sync: runs mbsync; what is said to the server is in $work/out
sync() {
    mbsync -c "$work/config" -Dn all >"$work/out" 2>&1 || { tail -50 "$work/out" >&2; fail "ended with an error"; }
    ! grep -E '^(Error|Warning|IMAP error)' "$work/out" >&2 || fail "it complains"
}
# nothing_to_do WHEN: a run in which no message goes either way, and nothing is changed or removed on either side
nothing_to_do() {
    local before after
    before=$(state)
    sync
    grep -q 'SELECT "*INBOX' "$work/out" || fail "$1: INBOX was not looked at"
    ! grep -E '^>+ [0-9]+ (UID STORE|APPEND|UID COPY|UID MOVE|EXPUNGE|UID EXPUNGE|UID FETCH .*BODY\.PEEK\[\])' "$work/out" >&2 ||
        fail "$1: a second run has something to do"
    after=$(state)
    [ "$before" = "$after" ] || { diff <(echo "$before") <(echo "$after") >&2; fail "$1: a second run changed something"; }
}
# state: every file here, every mailbox there
state() {
    (cd "$work/mail" && find . -path '*/cur/*' -o -path '*/new/*' | sort | xargs -r sha256sum)
    local name
    for name in INBOX Drafts Sent Trash Lists; do
        ask "imap://127.0.0.1:$port/" --request "STATUS $name (MESSAGES UIDNEXT UNSEEN HIGHESTMODSEQ)" 2>/dev/null || true
    done
}
ask() { curl --silent --show-error --max-time 20 --user demo:demo "$@"; }

sync
[ "$(find "$work/mail/INBOX/cur" "$work/mail/INBOX/new" -type f | wc -l)" = 5 ] || fail "not all messages came"
nothing_to_do "after the first run"

# Up: 200 messages, some seen, in an old and in a new mailbox.
mkdir -p "$work/mail/Lists/cur" "$work/mail/Lists/new" "$work/mail/Lists/tmp"
for i in $(seq 200); do
    printf 'From: a@example.org\nSubject: number %d\nMessage-ID: <%d@mbsync>\n\nText %d\n' "$i" "$i" "$i" \
        >"$work/mail/Lists/cur/17000000$i.$i.here:2,$([ $((i % 2)) = 0 ] && echo S || true)"
done
sync
ask "imap://127.0.0.1:$port/INBOX" --request 'STATUS Lists (MESSAGES UNSEEN)' | tee "$work/status" |
    grep -q 'MESSAGES 200 UNSEEN 100' || { cat "$work/status" >&2; fail "200 messages did not arrive as they are"; }
nothing_to_do "after 200 messages went up"

# Flags and deletions, on both sides at once.
ask "imap://127.0.0.1:$port/Lists" --request 'STORE 1:50 +FLAGS.SILENT (\Flagged)'
ask "imap://127.0.0.1:$port/Lists" --request 'STORE 51:60 +FLAGS.SILENT (\Deleted)'
ask "imap://127.0.0.1:$port/Lists" --request 'EXPUNGE' >/dev/null
find "$work/mail/Lists/cur" -name '17000000*' -print | sort | tail -5 | xargs rm -f
sync
nothing_to_do "after flags and deletions"
near=$(find "$work/mail/Lists/cur" "$work/mail/Lists/new" -type f | wc -l)
far=$(ask "imap://127.0.0.1:$port/INBOX" --request 'STATUS Lists (MESSAGES)' | grep -Eo '[0-9]+' | tail -1)
[ "$near" = "$far" ] || fail "$near messages here, $far there"
[ "$(find "$work/mail/Lists/cur" -name '*:2,*F*' | wc -l)" -ge 45 ] || fail "flags did not come down"

# An empty state is as good as none: what is on both sides is not doubled by another client that starts from nothing.
rm -rf "$work/mail"
mkdir -p "$work/mail"
sync
nothing_to_do "after a fresh start"
[ "$(find "$work/mail/Lists" -type f -path '*/[cn]*/*' | wc -l)" = "$far" ] || fail "a fresh start gave another number"
echo "mbsync: both ways, $far messages, second runs idle"
