#!/bin/bash
# NeoMutt, without a user: keys are pushed to it by its own command, its screen is a terminal that nobody sees. Arguments: port,
# a folder to work in.
set -euo pipefail
port=$1 work=$2 client=neomutt
. ./other_side.sh
mkdir -p "$work/home" "$work/cache"

cat >"$work/rc" <<CONF
set folder = "imap://demo@127.0.0.1:$port/"
set imap_user = demo
set imap_pass = demo
set spoolfile = "+INBOX"
set record = "+Sent"
set postponed = "+Drafts"
set trash = "+Trash"
set mbox_type = Maildir
set header_cache = "$work/cache"
set message_cachedir = "$work/cache"
set imap_condstore = yes
set imap_qresync = yes
set imap_idle = no
set imap_check_subscribed = yes
set imap_list_subscribed = no
set ssl_starttls = no
set ssl_force_tls = no
set from = "demo@localhost"
set realname = "Demo"
set sendmail = "$work/sendmail"
set use_envelope_from = no
set confirm_append = no
set confirm_create = no
set delete = yes
set quit = yes
set move = no
set mark_old = no
set wait_key = no
set beep = no
set editor = "$work/editor"
set abort_nosubject = no
set resolve = no
set pager_stop = yes
set sleep_time = 0
set mail_check = 1
set timeout = 1
CONF
printf '#!/bin/sh\ncat >"%s/sent"\n' "$work" >"$work/sendmail"
printf '#!/bin/sh\necho "A line more." >>"$1"\n' >"$work/editor"
chmod +x "$work/sendmail" "$work/editor"

# keys NAME KEYS [OPTION…]: runs it with these keys, until it quits
keys() {
    local name=$1 keys=$2
    shift 2
    HOME=$work/home TERM=xterm timeout 60 python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)' \
        neomutt -d 2 -l "$work/$name.debug" -F "$work/rc" -e "push '$keys'" "$@" >"$work/$name.screen" 2>&1 </dev/null ||
        { tail -30 "$work/$name.debug"* >&2; fail "$name: ended with an error"; }
}

# A message from the command line: it goes to sendmail alone, for NeoMutt makes no copy on a server in this mode.
printf 'Hello\n' | HOME=$work/home timeout 60 neomutt -F "$work/rc" -e 'unset record' -s 'from the command line' -a ./run -- ada@example.org ||
    fail "a message cannot be sent"
grep -q 'Subject: from the command line' "$work/sent" || fail "it was not sent"

# Flag, tag by pattern, save what is tagged (which moves), search in texts on the server, delete into the trash.
ask 'CREATE Lists' 'SUBSCRIBE Lists' >/dev/null
keys rules '<limit>all<enter><first-entry><flag-message><tag-pattern>~s engines<enter><tag-prefix><save-message>=Lists<enter><sync-mailbox><limit>=b "table is attached"<enter><first-entry><delete-message><limit>all<enter><sync-mailbox><quit>'
expect "what was saved" "$(count Lists SUBJECT '"This month"')" 1
expect "and is gone" "$(count INBOX SUBJECT '"This month"')" 0
expect "what was flagged" "$(count INBOX FLAGGED)" 1
expect "what was deleted" "$(count Trash SUBJECT '"Notes, with a table"')" 1
expect "what is left" "$(count INBOX ALL)" 3

# With its caches, by QRESYNC: what changed meanwhile. It reads a message and a part of one.
letter "while it was away" | put INBOX
ask 'SELECT INBOX' 'STORE 1 +FLAGS.SILENT (\Deleted)' 'EXPUNGE' >/dev/null
keys again '<limit>~s away<enter><first-entry><display-message><exit><limit>all<enter><sync-mailbox><quit>'
expect "what was read is seen" "$(count INBOX SUBJECT '"while it was away"' SEEN)" 1
grep -q 'CHANGEDSINCE .* VANISHED' "$work"/again.debug* || fail "it does not speak QRESYNC, though the server does"

# Folders, by its browser: one is made, subscribed, renamed and deleted.
keys folders "<change-folder>?<change-dir><kill-line>imap://demo@127.0.0.1:$port/<enter><create-mailbox>Reisen<enter><exit><quit>"
[[ $(ask 'LIST "" Reisen') == *'"/" Reisen'* ]] || fail "a folder was not made"
# Sent, with a copy by APPEND.
keys send '<mail>ada@example.org<enter>with a copy<enter><send-message><quit>'
grep -q 'Subject: with a copy' "$work/sent" || fail "it was not sent"
expect "copies of what was sent" "$(count Sent SUBJECT '"with a copy"' SEEN)" 1
# A draft, and the same again: the old one goes.
keys draft '<mail>ada@example.org<enter>a draft<enter><postpone-message><quit>'
expect "drafts" "$(count Drafts SUBJECT '"a draft"')" 1
keys redraft '<recall-message><edit-subject><kill-line>a better draft<enter><postpone-message><quit>'
expect "better drafts" "$(count Drafts SUBJECT '"a better draft"' UNDELETED)" 1
expect "old drafts" "$(count Drafts SUBJECT '"a draft"' UNDELETED)" 0
echo "neomutt: sent, flagged, saved, searched, deleted, QRESYNC, a folder, a draft replaced"
