#!/bin/bash
# imapfilter: searches, flags, copies, moves and deletes by rules, and waits by IDLE. Arguments: port, a folder to work in.
set -euo pipefail
port=$1 work=$2 client=imapfilter
. ./other_side.sh
mkdir -p "$work/home/.imapfilter"

for i in 1 2 3 4 5 6; do letter "offer $i" | put INBOX; done
letter "wanted" | put INBOX

cat >"$work/rules.lua" <<'LUA'
options.timeout = 20
options.create = true
options.subscribe = true
options.certificates = false
options.starttls = false
options.charset = 'UTF-8'

local account = IMAP { server = '127.0.0.1', port = tonumber(os.getenv('PORT')), username = 'demo', password = 'demo' }
local function same(what, found, wanted)
    if found ~= wanted then error(what .. ': ' .. tostring(found) .. ', and not ' .. tostring(wanted), 0) end
end

local mailboxes = account:list_all()
same('mailboxes', #mailboxes, 4)
same('the mailbox is there', account:create_mailbox('Archive'), true)
same('a mailbox below', account:create_mailbox('Archive/2026'), true)
account:subscribe_mailbox('Archive/2026')
same('subscribed', #account:list_subscribed('', 'Archive/*'), 1)

local exist, recent, unseen, uidnext = account.INBOX:check_status()
same('messages', exist, 12)
same('unseen', unseen, 11)
same('next UID', uidnext, 13)

local offers = account.INBOX:contain_subject('offer') * account.INBOX:is_unseen()
same('offers', #offers, 6)
offers:mark_seen()
offers:mark_flagged()
offers:add_flags({ '$Offer' })
same('with the keyword', #account.INBOX:has_keyword('$Offer'), 6)
same('by header', #account.INBOX:match_subject('^offer [1-3]$'), 3)
account.INBOX:contain_subject('offer 1'):copy_messages(account['Archive/2026'])
account.INBOX:match_subject('^offer [23]$'):move_messages(account['Archive/2026'])
account.INBOX:contain_subject('offer 4'):delete_messages()
same('made by a move', #account['Archive/2026']:select_all(), 3)
same('left', #account.INBOX:contain_subject('offer'), 3)

for _, message in ipairs(account.INBOX:contain_subject('table')) do
    local mailbox, uid = table.unpack(message)
    local structure = mailbox[uid]:fetch_structure()
    local parts = 0
    for part, description in pairs(structure) do
        parts = parts + 1
        if part == '1' then same('type', description.type:lower(), 'text/plain') end
    end
    same('parts', parts >= 2, true)
    same('a part', mailbox[uid]:fetch_part('1'):match('The table is attached') ~= nil, true)
    same('a field', mailbox[uid]:fetch_field('Subject'), 'Subject: Notes, with a table')
    same('the size', mailbox[uid]:fetch_size(), #mailbox[uid]:fetch_message())
end

account.Drafts:append_message('Subject: by rule\r\n\r\ntext\r\n', { '\\Draft' })
same('drafts', #account.Drafts:is_draft(), 1)
-- Somebody else adds a message when this line is read.
io.stderr:write('idle now\n')
local update, event = account.INBOX:enter_idle()
same('IDLE', update, true)
same('what came by IDLE', #account.INBOX:contain_subject('by IDLE'), 1)
account.INBOX:contain_subject('by IDLE'):move_messages(account.Trash)
io.stderr:write('rules done\n')
LUA

HOME=$work/home PORT=$port timeout 60 imapfilter -c "$work/rules.lua" -d "$work/debug" >"$work/out" 2>&1 </dev/null &
pid=$!
trap '[ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true' EXIT
idles() { grep -q 'idle now' "$work/out" || ! kill -0 "$pid" 2>/dev/null; }
wait_for "IDLE" idles
letter "by IDLE" | put INBOX
wait "$pid" || { cat "$work/out" >&2; pid=; fail "ended with an error"; }
pid=
grep -q 'rules done' "$work/out" || { cat "$work/out" >&2; fail "the rules did not come to their end"; }
expect "what was moved" "$(count Archive/2026 SUBJECT offer)" 3
expect "flagged, seen and labelled" "$(count Archive/2026 KEYWORD '$Offer' SEEN FLAGGED)" 3
expect "what was deleted" "$(count INBOX SUBJECT '"offer 4"')" 0
expect "what came by IDLE and went" "$(count INBOX SUBJECT '"by IDLE"')$(count Trash SUBJECT '"by IDLE"')" 01
echo "imapfilter: rules that search, flag, copy, move, delete, and IDLE"
