#!/bin/bash
# Passwords that Dovecot has hashed: one user for each of its schemes logs in with curl, and is found with a hash of
# Argon2id afterwards. Arguments: the unpacked server, a folder to work in.
set -euo pipefail
restante=$1 work=$2
mkdir -p "$work/data"
. "$(dirname "$0")/server.sh"
pid=
fail() { printf '!! hashes: %s\n' "$*" >&2; exit 1; }
trap '[ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true' EXIT
command -v doveadm >/dev/null || fail "doveadm is not installed"

schemes="PLAIN CRYPT BLF-CRYPT SHA256-CRYPT SHA512-CRYPT SHA SSHA SHA256 SSHA256 SHA512 SSHA512 PBKDF2 ARGON2I ARGON2ID
    SCRAM-SHA-1 SCRAM-SHA-256 PLAIN.b64 SSHA512.hex BLF-CRYPT.b64"
for scheme in $schemes; do
    printf '%s:%s\n' "$scheme" "$(doveadm pw -s "$scheme" -p "secret of $scheme")"
done >"$work/data/users"
cp "$work/data/users" "$work/dovecot"

# Some of these are weak, which has to be wanted.
! "$restante/bin/restante" serve --data "$work/data" -D imap.listen=127.0.0.1:0 -D imaps.listen=off >"$work/refused.log" 2>&1 ||
    fail "weak hashes are taken without having been asked for"
grep -q 'users, line 1: .*{PLAIN} is weak' "$work/refused.log" || { cat "$work/refused.log" >&2; fail "no reason"; }

login() { # login SCHEME
    curl --silent --show-error --max-time 20 --user "$1:secret of $1" \
        "imap://127.0.0.1:$port/" >"$work/out" 2>&1 && grep -q INBOX "$work/out" || { cat "$work/out" >&2; fail "$*"; }
}

start hashes "$work/data" -D users.hashes.weak=accept
for scheme in $schemes; do login "$scheme"; done
code=0
curl --silent --max-time 20 --user "SSHA:secret of SHA" "imap://127.0.0.1:$port/" >/dev/null || code=$?
[ "$code" = 67 ] || fail "a wrong password ends with $code"
! grep -v ':\$argon2id\$.*:scram-sha-256=' "$work/data/users" >&2 || fail "hashes that have not become Argon2id"
for scheme in PLAIN SSHA BLF-CRYPT; do login "$scheme"; done
stop
echo "hashes: $(wc -l <"$work/dovecot") of Dovecot's, each taken and replaced"
