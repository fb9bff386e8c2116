#!/bin/bash
# Runs the same IMAP workloads against Dovecot and against the packaged Restante, one after the other, and prints a
# Markdown table. Restante is measured on its embedded Derby (restante), on a copy of the Maildir that Dovecot was loaded
# with (maildir), and on a PostgreSQL of its own (postgres). What the numbers say, and what they do not: bench/README.md.
#
#   IMAPBENCH=/path/to/imapbench CORPUS=/path/to/messages bench/compare.sh [dovecot] [restante] [maildir] [postgres]
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

. "$here/servers.sh"

bench() { "$IMAPBENCH" -h 127.0.0.1 -P "$port" -u bench -w bench -c "$connections" -t "$duration" -p "$server" "$@"; }

# measure SERVER: writes WORKLOAD OPS MB P50 P99 CPU lines, the best round of each workload
measure() {
    local name=$1 workload line best
    if [ "$name" = maildir ] && [ -d "$work/loaded" ]; then
        echo "the Maildir that Dovecot was loaded with" | tee "$work/$name.load" >&2
    else
        say "$name: loading $messages messages"
        bench "load:$CORPUS:$messages" | tee "$work/$name.load" >&2
    fi
    [ "$name" != dovecot ] || cp -a "$work/dovecot/mail/bench/Maildir" "$work/loaded"
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
    [ "$name" != postgres ] || stop_postgres
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
