# The servers that are compared: each start_NAME starts one with data of its own in $work, and sets port, server (its process)
# and version_NAME. What lies in $work/loaded is the Maildir that it begins with. To be sourced; needs $here and $restante.

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

greets() { (exec 3<>"/dev/tcp/127.0.0.1/$port" && read -r -t 5 line <&3 && [[ $line == "* OK"* || $line == "+OK"* ]]); }

# start_dovecot [PROTOCOL]: imap, or pop3
start_dovecot() {
    port=10143
    local protocol=${1:-imap} home=$work/dovecot owner=mail
    mkdir -p "$home/run" "$home/mail/bench"
    [ ! -d "$work/loaded" ] || cp -a "$work/loaded" "$home/mail/bench/Maildir"
    chown -R "$owner" "$home/mail"
    # fsync, indexes and processes as Dovecot comes; only what a private instance without TLS needs is set.
    cat >"$home/dovecot.conf" <<CONF
base_dir = $home/run
state_dir = $home/run
log_path = $home/log
protocols = $protocol
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
service $protocol-login {
  inet_listener $protocol {
    port = $port
  }
  inet_listener ${protocol}s {
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

# serve_restante PORT HOME OWNER [OPTION…]: the packaged server, with one user
serve_restante() {
    port=$1
    local home=$2 owner=$3
    shift 3
    mkdir -p "$home"
    chown "$owner" "$home"
    echo bench | as "$owner" "$restante/bin/restante" user add bench --data "$home" "$@" >&2
    become "$owner" "$restante/bin/restante" serve --data "$home" -D "imap.listen=127.0.0.1:$port" -D imaps.listen=off "$@" \
        >"$home.log" 2>&1 &
    server=$!
    wait_for Restante greets || { cat "$home.log" >&2; return 1; }
}

# become USER COMMAND…: in place of this shell, so that its process is the command's
become() {
    local user=$1
    shift
    exec setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups "$@"
}

as() { (become "$@"); }

start_restante() {
    serve_restante 10144 "$work/restante" root
    version_restante="Restante, embedded Derby"
}

# On a copy of the Maildir that Dovecot was loaded with, if it was.
start_maildir() {
    local home=$work/maildir
    mkdir -p "$home/mail/bench"
    [ ! -d "$work/loaded" ] || cp -a "$work/loaded" "$home/mail/bench/Maildir"
    chown -R mail "$home"
    serve_restante 10145 "$home/data" mail -D store.use=maildir -D "store.maildir.folder=$home/mail/{user}/Maildir"
    version_maildir="Restante, Maildir"
}

start_postgres() {
    local home=$work/postgres bin
    bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
    mkdir -p "$home"
    chown postgres "$home"
    (
        cd "$home"
        as postgres "$bin/initdb" -D "$home/db" -A trust -U postgres -E UTF8 --no-locale >"$home/initdb.log"
        as postgres "$bin/pg_ctl" -D "$home/db" -l "$home/log" -w -o "-p 10147 -k $home -h 127.0.0.1" start >&2
    )
    serve_restante 10146 "$home-restante" root \
        -D "store.jdbc.url=jdbc:postgresql://127.0.0.1:10147/postgres?user=postgres"
    version_postgres="Restante, $(as postgres "$bin/postgres" --version | cut -d' ' -f2,3 | tr -d '()')"
}

stop_postgres() {
    ( cd "$work/postgres" && as postgres "$(ls -d /usr/lib/postgresql/*/bin | tail -1)/pg_ctl" -D "$work/postgres/db" -m fast stop >&2 )
}

stop() {
    kill "$server"
    wait "$server" || true
    server=
}

