#!/bin/bash
# The command line: every command on the data folder itself, then through a server that has it. Arguments: the unpacked
# server, a folder to work in.
set -euo pipefail
restante=$1 work=$2
mkdir -p "$work"
here=$(cd "$(dirname "$0")" && pwd)
pid=
fail() { printf '!! command line: %s\n' "$*" >&2; exit 1; }
. "$here/server.sh"
trap '[ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true' EXIT

run() { "$restante/bin/restante" "$@"; }
# refuses CODE TEXT COMMAND…: ends with that exit code, says that, and shows no stack trace
refuses() {
    local code=0 wanted=$1 text=$2
    shift 2
    printf 'secret\n' | run "$@" >"$work/refused" 2>&1 || code=$?
    [ "$code" = "$wanted" ] || { cat "$work/refused" >&2; fail "$*: exit code $code, not $wanted"; }
    grep -qF -- "$text" "$work/refused" || { cat "$work/refused" >&2; fail "$*: does not say \"$text\""; }
    ! grep -qE '^\s+at |Exception' "$work/refused" || { cat "$work/refused" >&2; fail "$*: shows a stack trace"; }
}

for jar in "$restante"/lib/*.jar; do
    name=$(basename "$jar" | sed 's/-[0-9].*//')
    case $name in auth-* | distribution | imap-* | store-* | server-core | *-server) continue ;; esac
    grep -qw -- "$name" "$restante/THIRD-PARTY.md" || fail "THIRD-PARTY.md does not name $name"
done

[ "$(run --help | wc -l)" -gt 10 ] || fail "no help"
run --version | grep -q '^Restante ' || fail "no version"
run help import | grep -q mbox || fail "no help for import"
run config | grep -q '^imap.listen = "127.0.0.1:1143"' || fail "config does not list imap.listen"
run plugins | grep -q "^program	store-jdbc.*	store jdbc$" || fail "plugins does not list the stores: $(run plugins)"
# completions WORD…: what bash makes of the last word
completions() {
    bash -c 'source <("$0" completion) && COMP_WORDS=(restante "$@") COMP_CWORD=$# &&
        _complete_restante && printf "%s\n" "${COMPREPLY[@]}"' "$restante/bin/restante" "$@" 2>/dev/null
}
completions us | grep -qx user || fail "completion: $(completions us)"
completions quota s | sort | tr '\n' ' ' | grep -qx 'set show ' || fail "completion: $(completions quota s)"
completions import --mail | grep -qx -- --mailbox || fail "completion: $(completions import --mail)"
run certificate --to "$work/tls" mail.example.org 192.0.2.1 >"$work/tls.conf" || fail "certificate"
openssl x509 -in "$work/tls/mail.example.org-cert.pem" -noout -checkhost mail.example.org -checkip 192.0.2.1 |
    grep -c 'does match' | grep -qx 2 || fail "the certificate is not for its names"
refuses 1 'is there already' certificate --to "$work/tls" mail.example.org
run certificate --request --to "$work/tls" imap.example.org >/dev/null
openssl req -in "$work/tls/imap.example.org.csr" -noout -verify -text 2>&1 | grep -q 'DNS:imap.example.org' ||
    fail "the request is not for its name"
refuses 2 'did you mean imap.listen?' config -D imap.lisen=off
refuses 2 'wants a whole number' config -D store.jdbc.pool-size=many
printf 'limits {\n  message = 5 parsecs\n}\n' >"$work/wrong.conf"
refuses 2 "$work/wrong.conf:2: limits.message" serve --config "$work/wrong.conf" --data "$work/none"
refuses 2 'there is no store "zip"' check --data "$work/zip" -D store=zip
refuses 2 'imap.listen' serve --data "$work/none" -D imap.listen=nowhere
refuses 1 'there is no user nobody' mailbox list --user nobody --data "$work/data"
refuses 2 'Unknown option' serve --nonsense
refuses 3 'no server runs on the data folder' status --data "$work/none"

mkdir -p "$work/source/deep" "$work/maildir/"{cur,new,tmp} "$work/maildir/.Sent/"{cur,new,tmp}
printf 'From: a@example.org\nSubject: one\n\nbody\n' >"$work/source/1.eml"
printf 'From a@example.org  Thu Aug 22 13:17:22 2002\nFrom: a@example.org\nSubject: two\n\nFrom me\n' >"$work/source/deep/2.txt"
printf 'no header at all\n' >"$work/source/damaged.eml"
printf '{}' >"$work/source/other.json"
printf 'Subject: three\n\nx\n' >"$work/maildir/cur/1.a.b:2,FS"
printf 'Subject: four\n\nx\n' >"$work/maildir/.Sent/cur/2.a.b:2,RS"
printf 'From a  Thu Aug 22 13:17:22 2002\nSubject: five\n\n>From me\n\nFrom b  Thu Aug 22 13:17:23 2002\nSubject: six\n\nx\n\n' >"$work/box"

everything() { # WHERE
    local data=$work/data user=$1 code=0
    printf 'secret\n' | run user add "$user" --data "$data" || fail "$user: user add"
    refuses 1 "there is a user $user already" user add "$user" --data "$data" 
    run user list --data "$data" | grep -qx "$user" || fail "$user: user list"
    printf 'other\n' | run user passwd "$user" --data "$data" || fail "$user: passwd"
    run mailbox create Lists/mina --user "$user" --data "$data"
    run mailbox rename Lists Other --user "$user" --data "$data"
    run mailbox delete Other/mina --user "$user" --data "$data"
    refuses 1 'no such mailbox' mailbox delete Nowhere --user "$user" --data "$data"
    run mailbox list --user "$user" --data "$data" | cut -f3 | tr '\n' ' ' | grep -qx 'INBOX Other ' ||
        fail "$user: mailbox list"
    run import --user "$user" --mailbox Other --data "$data" "$work/source" >"$work/out" 2>"$work/err" || code=$?
    [ "$code" = 1 ] || fail "$user: an import with a damaged file ended with $code"
    grep -qx 'imported 2 messages, left out 1 that are damaged or were refused, passed over 1 other files' "$work/out" ||
        { cat "$work/out" >&2; fail "$user: the counts of the import"; }
    grep -q 'damaged.eml: does not begin with a header field' "$work/err" || fail "$user: does not name what is damaged"
    run import --user "$user" --data "$data" "$work/maildir" >/dev/null
    run import --user "$user" --mailbox Box --data "$data" "$work/box" >/dev/null
    run mailbox list --user "$user" --data "$data" | tee "$work/out" | cut -f1,3 | tr '\t\n' ' ;' |
        grep -qx '2 Box;1 INBOX;2 Other;1 Sent;' || { cat "$work/out" >&2; fail "$user: what was imported"; }
    run export --user "$user" --data "$data" "$work/$user.maildir" >/dev/null
    run export --user "$user" --data "$data" --format mbox "$work/$user.mbox" >/dev/null
    printf 'Subject: three\r\n\r\nx\r\n' | cmp - "$work/$user.maildir/cur/"*:2,FS || fail "$user: an exported message"
    [ "$(grep -c '^From ' "$work/$user.mbox/Box.mbox")" = 2 ] || fail "$user: an exported mbox file"
    grep -qx '>From me' "$work/$user.mbox/Box.mbox" || fail "$user: a line that begins with From is not quoted"
    run quota set --user "$user" --storage '10 MiB' --messages 1000 --data "$data"
    run quota set --user "$user" --messages none --data "$data"
    run quota show --user "$user" --data "$data" | tr '\t\n' ' ;' |
        grep -qE '^storage [0-9]+ 10485760;message 6 none;mailbox [45] none;$' ||
        fail "$user: quota: $(run quota show --user "$user" --data "$data")"
    run check --data "$data" | grep -qx 'no damage' || fail "$user: check"
}

everything alone
start command-line "$work/data"
refuses 1 'another restante has the data folder' serve --data "$work/data"
everything served
curl --silent --max-time 20 --user served:other "imap://127.0.0.1:$port/" >/dev/null || fail "served cannot log in"
exec 3<>"/dev/tcp/127.0.0.1/$port"
read -r -t 20 _ <&3
printf 'a LOGIN served other\r\nb EXAMINE Other\r\n' >&3
while read -r -t 20 line <&3; do [[ $line != b\ * ]] || break; done
run who --data "$work/data" | grep -qE '^[0-9]+ +imap +served .* Other ' || fail "who: $(run who --data "$work/data")"
run who served --json --data "$work/data" |
    python3 -c 'import json, sys; row, = json.load(sys.stdin); assert row["mailbox"] == "Other" and row["commands"] == 2, row' ||
    fail "who --json"
run status --json --data "$work/data" | python3 -c 'import json, sys; assert json.load(sys.stdin)["store"] == "jdbc"' ||
    fail "status --json"
run log level org.restante.sasl debug --data "$work/data" || fail "log level"
run log list --data "$work/data" | grep -qx 'debug	org.restante.sasl' || fail "log list"
run kick served --reason 'go home' --data "$work/data" | grep -qx 'served: 1 session' || fail "kick"
[ "$(timeout 20 cat <&3)" = $'* BYE Disconnected by the operator: go home\r' ] || fail "a kicked client is not told"
exec 3>&-
refuses 1 '' kick served --data "$work/data"
curl --silent --show-error --max-time 20 --user served:other "imap://127.0.0.1:$port/Other;UID=2" |
    cmp - <(printf 'From: a@example.org\r\nSubject: two\r\n\r\nFrom me\r\n') || fail "what was imported came back changed"
run user remove served --data "$work/data"
! curl --silent --max-time 20 --user served:other "imap://127.0.0.1:$port/" >/dev/null || fail "a removed user logged in"
stop
[ "$(stat -c %a "$work/data")" = 700 ] || fail "the data folder is open to others"
[ "$(stat -c %a "$work/data/users")" = 600 ] || fail "the users are open to others"
echo "command line: settings, users, mailboxes, import, export and check, with a server and without"
