#!/bin/bash
# OfflineIMAP: both ways, with flags, deletions and new folders, and a second run has nothing to do. Arguments: port, a folder to
# work in.
set -euo pipefail
port=$1 work=$2 client=offlineimap
. ./other_side.sh
mkdir -p "$work"

cat >"$work/config" <<CONF
[general]
accounts = demo
metadata = $work/state
ui = basic
[Account demo]
localrepository = near
remoterepository = far
[Repository near]
type = Maildir
localfolders = $work/mail
sync_deletes = yes
[Repository far]
type = IMAP
remotehost = 127.0.0.1
remoteport = $port
remoteuser = demo
remotepass = demo
ssl = no
starttls = no
maxconnections = 2
sync_deletes = yes
CONF

# sync: what is said to the server is in $work/out
sync() {
    timeout 120 offlineimap -o -d imap -c "$work/config" >"$work/out" 2>&1 || { tail -50 "$work/out" >&2; fail "ended with an error"; }
    ! grep -E '^ *(ERROR|WARNING)' "$work/out" >&2 || fail "it complains"
}
mails() { find "$work/mail/$1/cur" "$work/mail/$1/new" -type f | wc -l; }
state() {
    (cd "$work/mail" && find . -path '*/cur/*' -o -path '*/new/*' | sort | xargs -r sha256sum)
    ask 'STATUS INBOX (MESSAGES UIDNEXT UNSEEN HIGHESTMODSEQ)' 'STATUS Lists (MESSAGES UIDNEXT UNSEEN HIGHESTMODSEQ)'
}
# nothing_to_do WHEN: a run after which both sides are as they were
nothing_to_do() {
    local before after
    before=$(state)
    sync
    after=$(state)
    [ "$before" = "$after" ] || { diff <(echo "$before") <(echo "$after") >&2; fail "$1: a second run changed something"; }
}

# It registers a codec that claims the name of every charset, and then breaks on headers whose charset Python does not know,
# or that have none, as this message has. Not ours to mend.
ask 'SELECT INBOX' 'UID STORE 4 +FLAGS.SILENT (\Deleted)' 'EXPUNGE' 'CREATE Lists' 'CREATE Lists/mina' >/dev/null
for i in $(seq 20); do letter "number $i"; done | csplit -s -z -f "$work/letter-" - '/^From: /' '{*}'
for each in "$work"/letter-*; do put Lists '\Seen' <"$each"; done
sync
expect "messages of INBOX" "$(mails INBOX)" 4
expect "messages of Lists" "$(mails Lists)" 20
[ -d "$work/mail/Lists.mina/cur" ] || fail "a folder below another is not there"
nothing_to_do "after the first run"

# Both sides at once.
ask 'SELECT Lists' 'STORE 1:5 +FLAGS.SILENT (\Flagged)' 'STORE 6:7 +FLAGS.SILENT (\Deleted)' 'EXPUNGE' >/dev/null
rm "$work"/mail/Lists/cur/*,U=18,* "$work"/mail/Lists/cur/*,U=19,* "$work"/mail/Lists/cur/*,U=20,*
for i in $(seq 10); do letter "from here $i" >"$work/mail/INBOX/new/17000000$i.$i.here"; done
sync
expect "messages of Lists there" "$(count Lists ALL)" 15
expect "messages of Lists here" "$(mails Lists)" 15
expect "flagged here" "$(find "$work/mail/Lists/cur" -name '*:2,*F*' | wc -l)" 5
expect "messages that came from here" "$(count INBOX SUBJECT '"from here"')" 10
nothing_to_do "after both sides changed"

# Without its memory it finds what is on both sides by what it wrote into the messages, or not at all: nothing may be lost.
rm -rf "$work/mail" "$work/state"
sync
expect "after a fresh start" "$(mails INBOX)" 14
nothing_to_do "after a fresh start"
echo "offlineimap: both ways, flags, deletions, second runs idle"
