#!/bin/bash
# Retrieves the same messages from Dovecot and from the packaged Restante by POP3, one after the other.
#
#   bench/pop3.sh [dovecot] [restante]
#
#   MESSAGES     how many (2000), of 4 KiB, each tenth of 64 KiB
#   CONNECTIONS  parallel connections (4)
#   DURATION     seconds (5)
#   RESTANTE     the unpacked server (distribution/target/restante)
#   JAVA         the Java of the client (java)
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
restante=${RESTANTE:-$here/../distribution/target/restante}
servers=("$@")
[ $# -gt 0 ] || servers=(dovecot restante)
work=$(mktemp -d "${TMPDIR:-/tmp}/pop3bench.XXXXXX")
chmod 755 "$work"
server=
finish() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap finish EXIT
say() { echo "$*" >&2; }

greets() { (exec 3<>"/dev/tcp/127.0.0.1/$port" && read -r -t 5 line <&3 && [[ $line == "+OK"* ]]); }
wait_for() {
    local i
    for ((i = 0; i < 300; i++)); do
        if greets 2>/dev/null; then return 0; fi
        kill -0 "$server" || { say "$1 ended before it was ready"; return 1; }
        sleep 0.1
    done
    say "$1 is not ready after 30 seconds"
    return 1
}

python3 - "$work/maildir" "${MESSAGES:-2000}" <<'PY'
import os, random, sys
folder, count = sys.argv[1], int(sys.argv[2])
for name in ("cur", "new", "tmp"):
    os.makedirs(os.path.join(folder, name))
random.seed(1)
for i in range(count):
    size = 65536 if i % 10 == 9 else 4096
    lines = ["From: a@example.org", "To: b@example.org", "Subject: number %d" % i, "Date: Thu, 01 Jan 2026 09:00:00 +0000", ""]
    length = sum(len(line) + 2 for line in lines)
    while length < size:
        line = "".join(random.choices("abcdefghijklmnopqrstuvwxyz .", k=random.randint(20, 76)))
        lines.append(line)
        length += len(line) + 2
    with open(os.path.join(folder, "cur", "%d.M%06d.bench:2," % (1767258000 + i, i)), "w") as out:
        out.write("\n".join(lines) + "\n")
PY

start_dovecot() {
    port=14491
    local home=$work/dovecot owner=mail
    mkdir -p "$home/run" "$home/mail/bench"
    cp -r "$work/maildir" "$home/mail/bench/Maildir"
    chown -R "$owner" "$home/mail"
    cat >"$home/dovecot.conf" <<CONF
base_dir = $home/run
state_dir = $home/run
log_path = $home/log
protocols = pop3
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_max_userip_connections = 10000
mail_location = maildir:~/Maildir
namespace inbox {
  inbox = yes
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN $home/users
}
userdb {
  driver = static
  args = uid=$owner gid=$owner home=$home/mail/%u
}
service pop3-login {
  inet_listener pop3 {
    port = $port
  }
  inet_listener pop3s {
    port = 0
  }
}
CONF
    echo 'bench:{PLAIN}bench' >"$home/users"
    dovecot -F -c "$home/dovecot.conf" &
    server=$!
    wait_for Dovecot
}

start_restante() {
    port=14492
    local home=$work/restante
    mkdir -p "$home"
    echo bench | "$restante/bin/restante" user add bench --data "$home" >&2
    "$restante/bin/restante" import --user bench --data "$home" "$work/maildir" >"$home.import" 2>&1 || { cat "$home.import" >&2; return 1; }
    "$restante/bin/restante" serve --data "$home" -D imap.listen=127.0.0.1:14493 -D imaps.listen=off \
        -D "pop3.listen=127.0.0.1:$port" >"$home.log" 2>&1 &
    server=$!
    wait_for Restante || { cat "$home.log" >&2; return 1; }
}

for name in "${servers[@]}"; do
    "start_$name"
    for in_flight in 1 10; do
        for round in warm 1 2; do
            line=$("${JAVA:-java}" "$here/Pop3Bench.java" "$port" bench bench "${CONNECTIONS:-4}" "${DURATION:-5}" "$server" "$in_flight")
            [ "$round" = warm ] || echo "$name, $in_flight in flight: $line"
        done
    done
    kill "$server"
    wait "$server" || true
    server=
done
