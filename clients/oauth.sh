#!/bin/bash
# OAuth: curl logs in with tokens that OpenSSL has signed, by IMAP and POP3; what has to be refused is. Arguments: the
# unpacked server, a folder to work in.
set -euo pipefail
restante=$1 work=$2
mkdir -p "$work/www" "$work/data"
. "$(dirname "$0")/server.sh"
pid= web=
fail() { printf '!! oauth: %s\n' "$*" >&2; exit 1; }
cleanup() {
    local code=$?
    [ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true
    [ -z "$web" ] || kill "$web" 2>/dev/null || true
    exit "$code"
}
trap cleanup EXIT

# A key, as a JWK set.
openssl genrsa -out "$work/key.pem" 2048 2>/dev/null
openssl rsa -in "$work/key.pem" -noout -modulus 2>/dev/null | python3 -c '
import base64, json, sys
n = base64.urlsafe_b64encode(bytes.fromhex(sys.stdin.read().strip().split("=")[1])).rstrip(b"=").decode()
print(json.dumps({"keys": [{"kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256", "n": n, "e": "AQAB"}]}))
' >"$work/www/keys.json"

b64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
# token CLAIMS: signed, good for ten minutes, for alice unless CLAIMS say otherwise
token() {
    local head body
    head=$(printf '{"alg":"RS256","kid":"one","typ":"at+jwt"}' | b64url)
    body=$(python3 -c '
import json, sys, time
claims = {"iss": "https://issuer.example", "aud": "imap", "sub": "alice", "scope": "mail", "exp": int(time.time()) + 600}
claims.update(json.loads(sys.argv[1]))
sys.stdout.write(json.dumps(claims))' "${1:-"{}"}" | b64url)
    printf '%s.%s.%s' "$head" "$body" "$(printf '%s.%s' "$head" "$body" | openssl dgst -sha256 -sign "${key:-$work/key.pem}" | b64url)"
}

ask() { curl --silent --show-error --max-time 20 --cacert "$ca" --user alice --oauth2-bearer "$@" >"$work/out" 2>&1; }
taken() { ask "$2" "${@:3}" "imaps://localhost:$tls_port/" && grep -q INBOX "$work/out" || { cat "$work/out" >&2; fail "$1"; }; }
refused() { # refused WHY TOKEN: not taken, and the log says why
    ! ask "$2" "imaps://localhost:$tls_port/" || fail "taken, though $1"
    grep -q "failure .*mechanism=\(OAUTHBEARER\|XOAUTH2\) .*$1" "$log" || { tail -3 "$log" >&2; fail "the log does not say: $1"; }
}

printf '%s:%s\n' alice "$(openssl passwd -6 unused)" >"$work/data/users"
pop3s_port=$(free_port)
web_port=$(free_port)
start oauth "$work/data" -D "oauth.keys=http://127.0.0.1:$web_port/keys.json" -D oauth.issuer=https://issuer.example \
    -D oauth.audience=imap -D oauth.scope=mail -D "pop3s.listen=127.0.0.1:$pop3s_port"
ca=$work/data/tls/self-signed-cert.pem

# The keys are there later than the server, which looks again.
good=$(token)
! ask "$good" "imaps://localhost:$tls_port/" || fail "a token is taken without keys"
python3 -m http.server --bind 127.0.0.1 --directory "$work/www" "$web_port" >/dev/null 2>&1 &
web=$!
for ((i = 0; i < 200; i++)); do
    ask "$good" "imaps://localhost:$tls_port/" && break
    sleep 0.1
done
grep -q INBOX "$work/out" || { cat "$work/out" >&2; fail "the keys are not found"; }

taken "a good token by XOAUTH2" "$(token)" --login-options AUTH=XOAUTH2
ask "$(token)" "pop3s://localhost:$pop3s_port/" || { cat "$work/out" >&2; fail "a good token by POP3"; }
grep -q 'login protocol=pop3 .* mechanism=OAUTHBEARER tls=TLSv1.3 user=alice' "$log" || fail "POP3 took it for something else"
refused 'expired' "$(token '{"exp": 1500000000}')"
refused 'another audience' "$(token '{"aud": "smtp"}')"
openssl genrsa -out "$work/other.pem" 2048 2>/dev/null
refused 'not signed by a known key' "$(key=$work/other.pem token)"
! ask "$(token)" "imap://localhost:$port/" || fail "a token is taken without TLS"
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'a CAPABILITY\r\nb LOGOUT\r\n' >&3
! grep -q OAUTH <&3 || fail "announced without TLS"
sed -i '/The keys of OAuth cannot be loaded/d' "$log"
stop
echo "oauth: curl by OAUTHBEARER and XOAUTH2, IMAP and POP3; keys behind a URL; refusals are in the log"
