#!/bin/bash
# Behind HAProxy, which speaks TLS itself or passes it on: curl's address is the one in the log, and what claims another is
# refused. Arguments: the unpacked server, a folder to work in.
set -euo pipefail
restante=$1 work=$2
mkdir -p "$work/data"
. "$(dirname "$0")/server.sh"
pid= haproxy=
fail() { printf '!! proxy: %s\n' "$*" >&2; exit 1; }
cleanup() {
    local code=$?
    [ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true
    [ -z "$haproxy" ] || kill "$haproxy" 2>/dev/null || true
    exit "$code"
}
trap cleanup EXIT
PATH=$PATH:/usr/sbin
for tool in haproxy openssl curl; do command -v "$tool" >/dev/null || fail "$tool is not installed"; done

printf '%s:%s\n' alice "$(openssl passwd -6 secret)" >"$work/data/users"
pop3_port=$(free_port)
start proxy "$work/data" -D imap.proxies=127.0.0.1 -D imaps.proxies=127.0.0.1 -D pop3.proxies=127.0.0.1 \
    -D "pop3.listen=127.0.0.1:$pop3_port"
ca=$work/data/tls/self-signed-cert.pem
cat "$work"/data/tls/*.pem >"$work/both.pem"
ends=$(free_port) passes=$(free_port) pop3s=$(free_port)
cat >"$work/haproxy.cfg" <<CONF
defaults
    mode tcp
    timeout connect 5s
    timeout client 30s
    timeout server 30s
listen ends
    bind 127.0.0.1:$ends ssl crt $work/both.pem
    option tcp-check
    tcp-check connect send-proxy
    tcp-check expect string "* OK"
    server one 127.0.0.1:$port send-proxy-v2-ssl-cn check inter 300ms
listen passes
    bind 127.0.0.1:$passes
    server one 127.0.0.1:$tls_port send-proxy-v2 proxy-v2-options crc32c,unique-id
listen pop3s
    bind 127.0.0.1:$pop3s ssl crt $work/both.pem
    server one 127.0.0.1:$pop3_port send-proxy-v2-ssl
CONF
haproxy -db -f "$work/haproxy.cfg" >"$work/haproxy.log" 2>&1 &
haproxy=$!

ask() { curl --silent --show-error --max-time 20 --cacert "$ca" --interface "$1" --user "${3:-alice:secret}" "$2" >"$work/out" 2>&1; }
logged() { grep -q "$1" "$log" || { grep audit "$log" | tail -5 >&2; fail "the log does not say: $1"; }; }
for ((i = 0; i < 100; i++)); do
    ask 127.0.0.2 "imaps://localhost:$ends/" && break
    sleep 0.1
done
grep -q INBOX "$work/out" || { cat "$work/out" "$work/haproxy.log" >&2; fail "curl does not get in where the proxy speaks TLS"; }
logged 'login protocol=imap address=127.0.0.2 port=[0-9]* mechanism=[A-Z]* tls=TLSv1.3 user=alice'
ask 127.0.0.3 "imaps://localhost:$passes/" && grep -q INBOX "$work/out" || { cat "$work/out" >&2; fail "not where the server does"; }
logged 'login protocol=imap address=127.0.0.3 port=[0-9]* mechanism=[A-Z]* tls=TLSv1.3 user=alice'
ask 127.0.0.2 "pop3s://localhost:$pop3s/" || { cat "$work/out" >&2; fail "curl does not get in by POP3"; }
logged 'login protocol=pop3 address=127.0.0.2 port=[0-9]* mechanism=[A-Z]* tls=TLSv1.3 user=alice'
! ask 127.0.0.4 "imaps://localhost:$ends/" alice:wrong || fail "a wrong password gets in"
logged 'failure protocol=imap address=127.0.0.4 '

# HAProxy looks whether the server is well, in its own name.
for ((i = 0; i < 100; i++)); do
    grep -q 'SessionLog session protocol=imap .* from=127.0.0.1:' "$log" && break
    sleep 0.1
done
logged 'SessionLog session protocol=imap .* from=127.0.0.1:'

# The proxy without a header, and with one of version 1.
! curl --silent --max-time 20 --user alice:secret "imap://127.0.0.1:$port/" >"$work/out" 2>&1 || fail "no header, and served"
! curl --silent --max-time 20 --user alice:secret --haproxy-protocol "imap://127.0.0.1:$port/" >"$work/out" 2>&1 ||
    fail "a header of version 1, and served"
logged 'WARN .*proxy /127.0.0.1:.* is refused'
# Somebody who is no proxy gets in as who he is, or says nonsense.
ask 127.0.0.5 "imap://127.0.0.1:$port/" && grep -q INBOX "$work/out" || fail "who comes without a proxy is not served"
logged 'login protocol=imap address=127.0.0.5 port=[0-9]* mechanism=[A-Z]* tls=none user=alice'
python3 - "$port" <<'PYTHON' || fail "a header of somebody who is no proxy is taken for one"
import socket, sys
with socket.create_connection(("127.0.0.1", int(sys.argv[1])), 10, ("127.0.0.6", 0)) as client:
    assert client.recv(1000).startswith(b"* OK")
    client.sendall(bytes.fromhex("0d0a0d0a000d0a515549540a2111000cc0000207c6336401c3cb008f"))
    assert b"BAD" in client.recv(1000)
PYTHON
! grep -q 192.0.2.7 "$log" || fail "the address in a header of somebody who is no proxy is believed"
sed -i '/WARN .*proxy \/127.0.0.1:.* is refused/d' "$log"
stop
echo "proxy: HAProxy that speaks TLS and that passes it on, IMAP and POP3; checks; what is no header is refused"
