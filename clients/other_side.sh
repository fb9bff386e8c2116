# What the scripts of clients need to look from the other side. To be sourced; needs $port, and $client for what went wrong.

fail() { printf '!! %s: %s\n' "$client" "$*" >&2; exit 1; }

# ask COMMAND…: says commands to the server as user demo, prints the answers
ask() { python3 ask.py "$port" "$@"; }

# put MAILBOX [FLAGS] <message: APPEND
put() { python3 ask.py "$port" --append "$@"; }

# letter SUBJECT: a small message
letter() { printf 'From: ada@example.org\nTo: demo@localhost\nSubject: %s\n\nText of %s.\n' "$1" "$1"; }

# count MAILBOX KEYS…: how many messages SEARCH finds
count() {
    local mailbox=$1 found
    shift
    found=$(ask "EXAMINE $mailbox" "SEARCH RETURN (COUNT) $*") || fail "$mailbox cannot be searched"
    sed -n 's/.* COUNT \([0-9]*\).*/\1/p' <<<"$found"
}

# expect WHAT FOUND WANTED
expect() { [ "$2" = "$3" ] || fail "$1: $2, and not $3"; }

# wait_for WHAT COMMAND…: until the command succeeds, at most 20 seconds
wait_for() {
    local what=$1 i
    shift
    for ((i = 0; i < 100; i++)); do
        ! "$@" || return 0
        sleep 0.2
    done
    fail "not within 20 seconds: $what"
}
