#!/bin/bash
# Runs the same IMAP workloads against Dovecot and against the packaged Restante, one after the other, and prints a
# Markdown table. What the numbers say, and what they do not: bench/README.md.
#
#   IMAPBENCH=/path/to/imapbench CORPUS=/path/to/messages bench/compare.sh [dovecot] [restante]
#
#   IMAPBENCH    the load generator, see bench/README.md
#   CORPUS       a folder of messages, one in each .txt or .eml file
#   MESSAGES     how many of them to load (4000)
#   CONNECTIONS  parallel connections (4)
#   DURATION     seconds for a workload (5)
#   ROUNDS       runs of each workload, of which the best is reported (1)
#   WORKLOADS    which ones, in order
#   RESTANTE     the unpacked server (distribution/target/restante)
#   JAVA_OPTS    passed on to it
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
: "${IMAPBENCH:?the load generator}" "${CORPUS:?a folder of messages}"
messages=${MESSAGES:-4000}
connections=${CONNECTIONS:-4}
duration=${DURATION:-5}
rounds=${ROUNDS:-1}
restante=${RESTANTE:-$here/../distribution/target/restante}
# append and copy come late: they fill a second mailbox.
read -r -d '' -a workloads <<<"${WORKLOADS:-select flags page store storeall search-flag body overview structure
    headers text fetchall search-header search-body search-text append copy noop login status list}" || true
servers=("$@")
[ $# -gt 0 ] || servers=(dovecot restante)

work=$(mktemp -d "${TMPDIR:-/tmp}/compare.XXXXXX")
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

# wait_for WHAT COMMAND...: until the command succeeds, for a minute at most
wait_for() {
    local what=$1
    shift
    for _ in $(seq 600); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        kill -0 "$server" || { say "$what ended before it was ready"; return 1; }
        sleep 0.1
    done
    say "$what is not ready after a minute"
    return 1
}

greets() { (exec 3<>"/dev/tcp/127.0.0.1/$port" && read -r -t 5 line <&3 && [[ $line == "* OK"* ]]); }

start_dovecot() {
    port=10143
    local home=$work/dovecot owner=mail
    mkdir -p "$home/run" "$home/mail"
    chown "$owner" "$home/mail"
    # fsync, indexes and processes as Dovecot comes; only what a private instance without TLS needs is set.
    cat >"$home/dovecot.conf" <<CONF
base_dir = $home/run
state_dir = $home/run
log_path = $home/log
protocols = imap
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
service imap-login {
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = 0
  }
}
CONF
    echo 'bench:{PLAIN}bench' >"$home/users"
    dovecot -F -c "$home/dovecot.conf" &
    server=$!
    wait_for Dovecot greets
    version_dovecot="Dovecot $(dovecot --version | cut -d' ' -f1), Maildir"
}

start_restante() {
    port=10144
    local home=$work/restante
    mkdir -p "$home"
    echo bench | "$restante/bin/restante" user add bench --data "$home" >&2
    "$restante/bin/restante" serve --data "$home" -D "imap.listen=127.0.0.1:$port" -D imaps.listen=off \
        >"$home.log" 2>&1 &
    server=$!
    wait_for Restante greets || { cat "$home.log" >&2; return 1; }
    version_restante="Restante, embedded Derby"
}

stop() {
    kill "$server"
    wait "$server" || true
    server=
}

bench() { "$IMAPBENCH" -h 127.0.0.1 -P "$port" -u bench -w bench -c "$connections" -t "$duration" -p "$server" "$@"; }

# measure SERVER: writes WORKLOAD OPS MB P50 P99 CPU lines, the best round of each workload
measure() {
    local name=$1 workload line best
    say "$name: loading $messages messages"
    bench "load:$CORPUS:$messages" | tee "$work/$name.load" >&2
    for workload in "${workloads[@]}"; do
        best=
        for _ in $(seq "$rounds"); do
            line=$(bench "$workload") || { say "$name: $workload failed"; line="$workload - - - - -"; }
            say "$name: $line"
            best+=$(awk '{ print $1, $2, $4, $7, $10, $13 }' <<<"$line")$'\n'
        done
        sort -k2,2gr <<<"$best" | awk 'NF > 1' | head -1
    done >"$work/$name.results"
}

for name in "${servers[@]}"; do
    "start_$name"
    measure "$name"
    stop
done

echo "$(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)," \
    "$(awk '/MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo), $(uname -sr);" \
    "$messages messages, $connections connections, $duration s a workload, best of $rounds"
echo
{
    printf '| workload |'
    for name in "${servers[@]}"; do version=version_$name; printf ' %s: ops/s | p50 µs | p99 µs | CPU µs/op |' "${!version}"; done
    echo
    printf '|---|'
    for name in "${servers[@]}"; do printf -- '---:|---:|---:|---:|'; done
    echo
    for workload in "${workloads[@]}"; do
        printf '| %s |' "$workload"
        for name in "${servers[@]}"; do
            awk -v w="$workload" '$1 == w { printf " %s | %s | %s | %s |", $2, $4, $5, $6 }' "$work/$name.results"
        done
        echo
    done
}
for name in "${servers[@]}"; do
    echo
    echo "$name, loading: $(tail -1 "$work/$name.load")"
done
