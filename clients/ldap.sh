#!/bin/bash
# LDAP: OpenLDAP's slapd has the users, curl logs in by IMAP and POP3; TLS, injections, users in a file beside them, and a
# server that goes away and comes back. Arguments: the unpacked server, a folder to work in.
set -euo pipefail
restante=$1 work=$2
mkdir -p "$work/data" "$work/db"
. "$(dirname "$0")/server.sh"
pid= slapd=
fail() { printf '!! ldap: %s\n' "$*" >&2; exit 1; }
cleanup() {
    local code=$?
    [ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true
    [ -z "$slapd" ] || kill "$slapd" 2>/dev/null || true
    exit "$code"
}
trap cleanup EXIT
PATH=$PATH:/usr/sbin
for tool in slapd slapadd slappasswd ldapsearch openssl curl; do
    command -v "$tool" >/dev/null || fail "$tool is not installed"
done

# An authority, and a certificate for localhost that it has signed.
(
    cd "$work"
    openssl req -x509 -newkey rsa:2048 -nodes -subj "/CN=An authority" -keyout authority.key -out authority.pem -days 2
    openssl req -newkey rsa:2048 -nodes -subj "/CN=localhost" -keyout slapd.key -out slapd.csr
    printf 'subjectAltName = DNS:localhost\n' >slapd.ext
    openssl x509 -req -in slapd.csr -CA authority.pem -CAkey authority.key -CAcreateserial -extfile slapd.ext \
        -out slapd.pem -days 2
) 2>"$work/openssl.log" || { cat "$work/openssl.log" >&2; fail "no certificates"; }

# Users may bind and nothing else, the service account may read, nobody sees a password; nothing is said without TLS.
ldap_port=$(free_port)
ldaps_port=$(free_port)
cat >"$work/slapd.conf" <<CONF
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
TLSCACertificateFile $work/authority.pem
TLSCertificateFile $work/slapd.pem
TLSCertificateKeyFile $work/slapd.key
security tls=1
database mdb
maxsize 16777216
suffix "dc=example,dc=org"
directory $work/db
rootdn "cn=admin,dc=example,dc=org"
rootpw of-the-administrator
overlay memberof
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="cn=mail,dc=example,dc=org" read by * none
CONF
person() { # person NAME PASSWORD, the name in base64
    printf 'dn:: %s\nobjectClass: inetOrgPerson\ncn: person\nsn: person\nuid:: %s\nuserPassword: %s\n\n' \
        "$(python3 -c '
import base64, sys
name = base64.b64decode(sys.argv[1])
escaped = b"".join(b"\\%02x" % octet for octet in name)
print(base64.b64encode(b"uid=" + escaped + b",ou=people,dc=example,dc=org").decode())' "$1")" "$1" "$(slappasswd -s "$2")"
}
b64() { printf '%s' "$1" | base64 -w0; }
{
    cat <<LDIF
dn: dc=example,dc=org
objectClass: dcObject
objectClass: organization
dc: example
o: Example

dn: ou=people,dc=example,dc=org
objectClass: organizationalUnit
ou: people

dn: ou=groups,dc=example,dc=org
objectClass: organizationalUnit
ou: groups

dn: cn=mail,dc=example,dc=org
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: mail
userPassword: $(slappasswd -s "of the service")

LDIF
    person "$(b64 alice)" secret
    person "$(b64 bob)" builder
    person "$(b64 'smith, (john)*')" "p\\ss"
    person "$(b64 'jürgen')" 'pässword'
} >"$work/users.ldif"
slapadd -f "$work/slapd.conf" -l "$work/users.ldif" >"$work/slapadd.log" 2>&1 || { cat "$work/slapadd.log" >&2; fail "slapadd"; }

slapd_starts() {
    slapd -d 0 -f "$work/slapd.conf" -h "ldap://127.0.0.1:$ldap_port ldaps://127.0.0.1:$ldaps_port" >"$work/slapd.log" 2>&1 &
    slapd=$!
    local i
    for ((i = 0; i < 100; i++)); do
        LDAPTLS_REQCERT=never ldapsearch -x -H "ldaps://localhost:$ldaps_port" -s base -b '' >/dev/null 2>&1 && return
        kill -0 "$slapd" 2>/dev/null || break
        sleep 0.1
    done
    cat "$work/slapd.log" >&2
    fail "slapd does not answer"
}
slapd_ends() { kill "$slapd"; wait "$slapd" || true; slapd=; }

ask() { # ask NAME PASSWORD [URL]: what curl says is in $work/out
    curl --silent --show-error --max-time 30 --cacert "$ca" --user "$1:$2" "${3:-imaps://localhost:$tls_port/}" >"$work/out" 2>&1
}
gets_in() { ask "$@" && grep -q 'INBOX\|^[0-9]\|^$' "$work/out" || { cat "$work/out" >&2; grep audit "$log" | tail -3 >&2; fail "does not get in: $*"; }; }
refused() { # a login that succeeds lets the next failure wait for a second only
    local code=0
    ask alice secret || { cat "$work/out" >&2; fail "alice does not get in before $*"; }
    ask "$@" || code=$?
    [ "$code" = 67 ] || { cat "$work/out" >&2; fail "$* ends with $code"; }
}
logged() { grep -q "$1" "$log" || { grep audit "$log" | tail -5 >&2; fail "the log does not say: $1"; }; }

slapd_starts
# While it runs: the overlay makes memberOf, which slapadd does not.
LDAPTLS_REQCERT=never ldapadd -x -H "ldaps://127.0.0.1:$ldaps_port" -D "cn=admin,dc=example,dc=org" -w of-the-administrator \
    >"$work/ldapadd.log" 2>&1 <<'LDIF' || { cat "$work/ldapadd.log" >&2; fail "ldapadd"; }
dn: cn=administrators,ou=groups,dc=example,dc=org
objectClass: groupOfNames
cn: administrators
member: uid=alice,ou=people,dc=example,dc=org
LDIF
printf 'local:%s\nbob:%s\n' "$(openssl passwd -6 secret)" "$(openssl passwd -6 other)" >"$work/data/users"
cat >"$work/ldap.conf" <<CONF
users.use = "file, ldap"
users.ldap {
  urls = ["ldap://localhost:$ldap_port"]
  authorities = "$work/authority.pem"
  bind-dn = "cn=mail,dc=example,dc=org"
  bind-password = "of the service"
  base = "ou=people,dc=example,dc=org"
  filter = "(objectClass=inetOrgPerson)"
  groups = memberOf
  groups-base = "ou=groups,dc=example,dc=org"
}
users.cache.entries = 0
bans.failures = 0
CONF
pop3s_port=$(free_port)
start ldap "$work/data" --config "$work/ldap.conf" -D "pop3s.listen=127.0.0.1:$pop3s_port"
ca=$work/data/tls/self-signed-cert.pem

gets_in alice secret
logged 'login protocol=imap .* mechanism=PLAIN tls=TLSv1.3 user=alice'
ask alice secret "pop3s://localhost:$pop3s_port/" || { cat "$work/out" >&2; fail "not by POP3"; }
logged 'login protocol=pop3 .* user=alice'
gets_in 'smith, (john)*' 'p\ss'
gets_in 'jürgen' 'pässword'
gets_in local secret
gets_in bob other
for name in '*' '*)(uid=*' 'al*' 'alice)(|(uid=*' 'ALICE' 'nobody' 'alice,ou=people' '\61lice'; do refused "$name" secret; done
refused bob builder # the file's
refused alice wrong
logged 'failure protocol=imap .* user=alice'
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'a LOGIN alice ""\r\nb LOGOUT\r\n' >&3
grep -q '^a NO \[AUTHENTICATIONFAILED\]' <&3 || fail "an empty password"
exec 3>&-
# Alice is an administrator by her group, and bob is not.
python3 - "$port" <<'PYTHON' || fail "the group in LDAP is not the right that it gives"
import imaplib, sys
for name, password, wanted in (("alice", "secret", "OK"), ("local", "secret", "NO")):
    client = imaplib.IMAP4("127.0.0.1", int(sys.argv[1]))
    client.login(name, password)
    answer = client.setquota('"#user/bob"', "(MESSAGE 1000)")
    assert answer[0] == wanted, (name, answer)
    client.logout()
PYTHON

# What is not LDAP's cannot be changed here, what is the file's can.
printf 'fresh\n' | "$restante/bin/restante" user add carol --data "$work/data"
gets_in carol fresh
! printf 'x\n' | "$restante/bin/restante" user passwd alice --data "$work/data" 2>"$work/out" || fail "a password of LDAP is changed"
grep -q 'alice is a user of "ldap", which is not kept by this server' "$work/out" || { cat "$work/out" >&2; fail "no reason"; }
! printf 'x\n' | "$restante/bin/restante" user add alice --data "$work/data" 2>"$work/out" || fail "a name of LDAP is given again"

# Without slapd: a temporary failure for its users, nothing for the others; and then all is well again.
slapd_ends
gets_in local secret
! ask alice secret || fail "gets in without slapd"
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'a LOGIN alice secret\r\nb LOGOUT\r\n' >&3
grep '^a ' <&3 >"$work/out" || true
exec 3>&-
grep -q '^a NO \[UNAVAILABLE\]' "$work/out" || { cat "$work/out" >&2; fail "slapd is away, and that is not what is said"; }
logged 'refusal protocol=imap .*unavailable'
slapd_starts
gets_in alice secret
refused alice wrong
sed -i '/ERROR .*The user directory cannot answer/d; / ERROR /d' "$log"
stop

# By ldaps and the name's own DN; and a server that cannot prove who it is.
start ldaps "$work/data" --config "$work/ldap.conf" -D users.use=ldap -D "users.ldap.urls=ldaps://localhost:$ldaps_port" \
    -D 'users.ldap.user-dn=uid={user},ou=people,dc=example,dc=org'
gets_in alice secret
gets_in 'smith, (john)*' 'p\ss'
refused 'alice,ou=people' secret
stop
openssl req -x509 -newkey rsa:2048 -nodes -subj "/CN=Another" -keyout "$work/other.key" -out "$work/other.pem" -days 2 2>/dev/null
start unknown "$work/data" --config "$work/ldap.conf" -D users.use=ldap -D "users.ldap.authorities=$work/other.pem"
! ask alice secret || fail "a server that nobody knows is asked"
grep -q 'The user directory cannot answer' "$log" || fail "the log does not say that the server is not trusted"
sed -i '/ ERROR /d' "$log"
stop
! "$restante/bin/restante" serve --data "$work/data" -D users.use=ldap >"$work/out" 2>&1 || fail "no base, and started"
grep -q 'users.ldap.base: the root has no users' "$work/out" || { cat "$work/out" >&2; fail "no reason"; }
echo "ldap: slapd with StartTLS and ldaps, IMAP and POP3; names that look like filters; a file beside it; slapd away and back"
