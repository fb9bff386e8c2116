# Starts and stops packaged servers, each on ports and in a folder of its own. To be sourced; needs $restante and $work.

# free_port: a port that nobody listens on now
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# start NAME DATA [OPTION…]: starts a server; sets port, tls_port and pid
start() {
    local name=$1 data=$2
    shift 2
    port=$(free_port)
    tls_port=$(free_port)
    log=$work/$name.log
    : >"$log"
    "$restante/bin/restante" serve --data "$data" -D "imap.listen=127.0.0.1:$port" \
        -D "imaps.listen=127.0.0.1:$tls_port" "$@" >"$log" 2>&1 &
    pid=$!
    local i
    for ((i = 0; i < 600; i++)); do
        grep -q '^restante ready: ' "$log" && return 0
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    cat "$log" >&2
    fail "$name: the server did not become ready"
}

# stop: SIGTERM, and the server has to end with 0
stop() {
    local code=0
    kill -TERM "$pid"
    wait "$pid" || code=$?
    pid=
    [ "$code" = 0 ] || { cat "$log" >&2; fail "the server ended with $code after SIGTERM"; }
    ! grep -E -A 5 ' (ERROR|WARN) ' "$log" >&2 || fail "the server's log has errors or warnings"
}

# add_user NAME PASSWORD DATA
add_user() { printf '%s\n' "$2" | "$restante/bin/restante" user add "$1" --data "$3"; }
