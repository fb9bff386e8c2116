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
. "$here/servers.sh"

python3 - "$work/loaded" "${MESSAGES:-2000}" <<'PY'
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

start_pop3_dovecot() { start_dovecot pop3; }

start_pop3_restante() {
    serve_restante 10148 "$work/restante" root -D pop3.listen=127.0.0.1:10149
    "$restante/bin/restante" import --user bench --data "$work/restante" "$work/loaded" >&2
    port=10149
}

for name in "${servers[@]}"; do
    "start_pop3_$name"
    for in_flight in 1 10; do
        for round in warm 1 2; do
            line=$("${JAVA:-java}" "$here/Pop3Bench.java" "$port" bench bench "${CONNECTIONS:-4}" "${DURATION:-5}" "$server" "$in_flight")
            [ "$round" = warm ] || echo "$name, $in_flight in flight: $line"
        done
    done
    stop
done
