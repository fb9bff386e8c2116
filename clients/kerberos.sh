#!/bin/bash
# Kerberos: two realms of its own with MIT's KDC, and logins by ticket with curl, mbsync and Cyrus SASL (imtest), one of them
# protected by the ticket instead of by TLS; what has to be refused is, and the log says why. Arguments: the unpacked server, a
# folder to work in.
set -euo pipefail
restante=$1 work=$2
here=$(dirname "$0")
mkdir -p "$work"
. "$here/server.sh"
kdc=
pid=
fail() { printf '!! kerberos: %s\n' "$*" >&2; exit 1; }
cleanup() {
    local code=$?
    [ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true
    [ -z "$kdc" ] || kill "$kdc" 2>/dev/null || true
    exit "$code"
}
trap cleanup EXIT
PATH=$PATH:/usr/sbin:/usr/lib/cyrus/bin # where Debian has the KDC, and imtest
for tool in krb5kdc kadmin.local kdb5_util kinit kvno curl mbsync imtest; do
    command -v "$tool" >/dev/null || fail "$tool is not installed"
done

kdc_port=$(free_port)
export KRB5_CONFIG=$work/krb5.conf KRB5_KDC_PROFILE=$work/kdc.conf KRB5CCNAME=FILE:$work/ccache
cat >"$KRB5_CONFIG" <<CONF
[libdefaults]
  default_realm = EXAMPLE.ORG
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  rdns = false
[realms]
  EXAMPLE.ORG = {
    kdc = 127.0.0.1:$kdc_port
  }
  OTHER.ORG = {
    kdc = 127.0.0.1:$kdc_port
  }
[domain_realm]
  localhost = EXAMPLE.ORG
CONF
sed 's/default_realm.*/&\n  clockskew = 10/' "$KRB5_CONFIG" >"$work/krb5-server.conf"
cat >"$KRB5_KDC_PROFILE" <<CONF
[kdcdefaults]
  kdc_listen = 127.0.0.1:$kdc_port
  kdc_tcp_listen = 127.0.0.1:$kdc_port
[realms]
  EXAMPLE.ORG = {
    database_name = $work/principal
    key_stash_file = $work/stash
    acl_file = $work/kadm5.acl
    max_life = 1d
  }
  OTHER.ORG = {
    database_name = $work/other
    key_stash_file = $work/other.stash
    acl_file = $work/kadm5.acl
    max_life = 1d
  }
CONF
for realm in EXAMPLE.ORG OTHER.ORG; do
    kdb5_util create -s -r "$realm" -P master >/dev/null 2>&1 || fail "no realm $realm"
done
realm=EXAMPLE.ORG
admin() { kadmin.local -r "$realm" -q "$1" >>"$work/kadmin.log" 2>&1 || fail "kadmin: $1"; }
admin "addprinc -pw wonderland alice"
admin "addprinc -pw malice mallory"
admin "addprinc -randkey imap/localhost"
admin "ktadd -k $work/imap.keytab imap/localhost"
# The other realm has a mail server of the same name; its users get tickets for this realm, too.
admin "addprinc -pw between krbtgt/EXAMPLE.ORG@OTHER.ORG"
realm=OTHER.ORG
admin "addprinc -pw looking-glass alice@OTHER.ORG"
admin "addprinc -randkey imap/localhost@OTHER.ORG"
admin "addprinc -pw between krbtgt/EXAMPLE.ORG@OTHER.ORG"
realm=EXAMPLE.ORG
krb5kdc -n -r EXAMPLE.ORG -r OTHER.ORG >"$work/kdc.log" 2>&1 &
kdc=$!

ticket() { # ticket USER PASSWORD [LIFE]
    local i
    for ((i = 0; i < 50; i++)); do
        printf '%s\n' "$2" | kinit -l "${3:-1h}" "$1" >"$work/kinit.log" 2>&1 && return 0
        sleep 0.1
    done
    cat "$work/kinit.log" >&2
    fail "no ticket for $1"
}

serve() { # serve NAME [OPTION…]
    local name=$1
    shift
    RESTANTE_JAVA_OPTS="-Djava.security.krb5.conf=$work/krb5-server.conf" \
        start "$name" "$work/data" -D bans.failures=0 -D "kerberos.keytab=$work/imap.keytab" -D kerberos.principal=imap/localhost "$@"
}

add_user alice unused "$work/data"
serve kerberos
url=imap://localhost:$port

# In the clear, from this machine: curl has no layer.
ticket alice wonderland
curl -sS --user : --login-options AUTH=GSSAPI "$url/" | grep -q INBOX || fail "curl does not get in with a ticket"
curl -sS --insecure --user : --login-options AUTH=GSSAPI "imaps://localhost:$tls_port/" | grep -q INBOX ||
    fail "curl does not get in with a ticket inside TLS"

# Cyrus SASL asks for the strongest layer that it gets: confidentiality, unless it is told otherwise.
imtest_says() { # imtest_says MIN MAX
    printf 'a SELECT INBOX\r\nb LOGOUT\r\n' | timeout 20 imtest -m GSSAPI -k "$1" -l "$2" -p "$port" localhost 2>&1 || true
}
imtest_says 56 256 >"$work/conf.out"
grep -q 'Security strength factor: \(56\|128\|256\)' "$work/conf.out" && grep -q '^b OK' "$work/conf.out" ||
    { cat "$work/conf.out" >&2; fail "no confidentiality layer"; }
imtest_says 1 1 >"$work/int.out"
grep -q 'Security strength factor: 1' "$work/int.out" && grep -q '^b OK' "$work/int.out" ||
    { cat "$work/int.out" >&2; fail "no integrity layer"; }
imtest_says 0 0 >"$work/none.out"
grep -q '^b OK' "$work/none.out" || { cat "$work/none.out" >&2; fail "no login without a layer"; }

mkdir -p "$work/mail"
cat >"$work/mbsyncrc" <<CONF
IMAPStore far
Host localhost
Port $tls_port
User alice
SSLType IMAPS
CertificateFile $work/data/tls/self-signed-cert.pem
AuthMechs GSSAPI

MaildirStore near
Path $work/mail/
Inbox $work/mail/INBOX

Channel all
Far :far:
Near :near:
Patterns *
Create Near
SyncState *
CONF
mbsync -c "$work/mbsyncrc" all >"$work/mbsync.out" 2>&1 || { cat "$work/mbsync.out" >&2; fail "mbsync does not get in"; }

refused() { # refused WHAT [WORDS]: curl must not get in, and the new lines of the audit log have these words
    local known
    known=$(wc -l <"$log")
    ! curl -sS --max-time 30 --user : --login-options AUTH=GSSAPI "$url/" >"$work/refused.out" 2>&1 || fail "$1: was let in"
    [ "$#" = 1 ] || tail -n "+$((known + 1))" "$log" | grep -q " failure .* mechanism=GSSAPI .*$2" ||
        { cat "$work/refused.out" >&2; tail -n 5 "$log" >&2; fail "$1: the log does not say: $2"; }
}
# A user whom the directory does not know.
ticket mallory malice
refused "an unknown user" 'reason=not-authorized user=mallory'
kdestroy
refused "no ticket at all"

# A user of another realm, with a ticket for this server.
ticket alice@OTHER.ORG looking-glass
kvno imap/localhost@EXAMPLE.ORG >/dev/null || fail "one realm gives no tickets for the other"
refused "a user of another realm" 'user=alice@OTHER.ORG detail=.*realm whose users are not known here: OTHER.ORG'
# A ticket of another realm, for a server of the same name.
sed 's/localhost = EXAMPLE.ORG/localhost = OTHER.ORG/' "$KRB5_CONFIG" >"$work/krb5-other.conf"
KRB5_CONFIG=$work/krb5-other.conf refused "a ticket of another realm" 'for imap/localhost@OTHER.ORG'

# What a client sends whose clock is an hour slow, or fast.
for seconds in -3600 3600; do
    ticket alice wonderland 4h
    kvno imap/localhost >/dev/null
    python3 "$here/ccache.py" "$work/ccache" clock "$seconds"
    refused "a clock that is $seconds seconds off" 'clocks of the client and of this machine differ .*for imap/localhost@EXAMPLE.ORG'
done
# What ends the delays that failures have brought.
entered() { curl -sS --user : --login-options AUTH=GSSAPI "$url/" >/dev/null || fail "$1"; }
ticket alice wonderland
entered "curl does not get in after those who were refused"
# A ticket that has expired, from a client that does not know it. It is good for as long as clocks may differ (RFC 4120 section
# 3.2.3): ten seconds on this server.
ticket alice wonderland 2s
kvno imap/localhost >/dev/null
sleep 13
python3 "$here/ccache.py" "$work/ccache" lasts 3600
refused "an expired ticket" 'the ticket has expired.*for imap/localhost@EXAMPLE.ORG'
# What somebody else has sent before.
ticket alice wonderland
python3 "$here/replay.py" "$port" || fail "a replay"
grep -q ' failure .* mechanism=GSSAPI .*a replay .*for imap/localhost@EXAMPLE.ORG' "$log" || fail "the log does not tell of a replay"

# Keys that were changed after the ticket was given out.
ticket alice wonderland
entered "curl does not get in any more"
admin "cpw -randkey -keepold imap/localhost"
admin "cpw -randkey imap/localhost"
ticket alice wonderland
refused "a ticket for new keys that the keytab has not got" 'keytab.*for imap/localhost@EXAMPLE.ORG'
# The keytab is read again; ktadd has made yet another key.
admin "ktadd -k $work/imap.keytab imap/localhost"
ticket alice wonderland
entered "a new keytab is not taken"
stop

# Users of realms that are not ours.
serve realms -D 'kerberos.realms=[OTHER.ORG]'
url=imap://localhost:$port
refused "a user of another realm"
grep -q 'realm whose users are not known here: EXAMPLE.ORG' "$log" || fail "the log does not name the realm"
stop
printf 'kerberos: curl, mbsync, imtest with and without layers; refused, with the reason in the log: unknown users, other realms, clocks an hour off, expired and replayed tickets, other keys\n'
