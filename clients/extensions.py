"""Extensions that few clients use, as a client uses them: arguments are the port, the TLS port, the server's certificate, and
one of a client with its key. Users are alice (password wonder, an administrator) and bob (password builder); carol has a certificate.
What the server says is parsed by a client that shares no code with it."""

import base64
import hashlib
import hmac
import imaplib
import re
import secrets
import socket
import ssl
import subprocess
import sys

import imap

PORT, TLS_PORT, CERTIFICATE, CLIENT_PEM = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]


def texts(untagged):
    return [b"".join(response.parts) for response in untagged]


def find(untagged, pattern):
    """The match of the one response that has it."""
    matches = [m for text in texts(untagged) if (m := re.search(pattern, text, re.S))]
    assert matches, (pattern, texts(untagged))
    return matches[0]


def client(user="alice", password="wonder"):
    session = imap.Client(PORT)
    session.login(user, password)
    return session


def refused(session, command, code):
    try:
        session.command(command)
    except imap.No as no:
        assert code in str(no), (command, str(no))
        return
    raise AssertionError(b"not refused: " + command)


def tls(alpn=None, server_name="localhost", certificate=None):
    context = ssl.create_default_context(cafile=CERTIFICATE)
    context.check_hostname = False
    if alpn:
        context.set_alpn_protocols(alpn)
    if certificate:
        context.load_cert_chain(certificate)
    raw = socket.create_connection(("127.0.0.1", TLS_PORT), timeout=30)
    return context.wrap_socket(raw, server_hostname=server_name)


def over_tls(connection):
    session = imap.Client.__new__(imap.Client)
    session.socket, session.file, session.count = connection, connection.makefile("rb"), 0
    session.greeting = session.response()
    return session


def scram_plus():
    """RFC 5802 and RFC 5929: SCRAM-SHA-256-PLUS bound to the connection; bound to another one it fails."""
    for spoilt in (False, True):
        session = over_tls(tls())
        # In the greeting: a client that read there that the server cannot bind would say so, and be refused.
        assert b" AUTH=SCRAM-SHA-256-PLUS " in session.greeting.parts[0], session.greeting.parts
        binding = hashlib.sha256(session.socket.getpeercert(binary_form=True)).digest()
        nonce = secrets.token_urlsafe(18)
        header, bare = "p=tls-server-end-point,,", f"n=alice,r={nonce}"
        tag = session.begin(b"AUTHENTICATE SCRAM-SHA-256-PLUS " + base64.b64encode((header + bare).encode()))
        challenge = base64.b64decode(session.response().parts[0][2:]).decode()
        fields = dict(field.split("=", 1) for field in challenge.split(","))
        assert fields["r"].startswith(nonce)
        bound = header.encode() + (bytes(len(binding)) if spoilt else binding)
        last = f"c={base64.b64encode(bound).decode()},r={fields['r']}"
        salted = hashlib.pbkdf2_hmac("sha256", b"wonder", base64.b64decode(fields["s"]), int(fields["i"]))
        key = hmac.digest(salted, b"Client Key", "sha256")
        message = f"{bare},{challenge},{last}".encode()
        signature = hmac.digest(hashlib.sha256(key).digest(), message, "sha256")
        proof = bytes(a ^ b for a, b in zip(key, signature))
        session.send(base64.b64encode(f"{last},p={base64.b64encode(proof).decode()}".encode()) + b"\r\n")
        answer = session.response().parts[0]
        if spoilt:
            assert answer.startswith(tag + b" NO"), answer
        else:
            server = hmac.digest(hmac.digest(salted, b"Server Key", "sha256"), message, "sha256")
            assert base64.b64decode(answer[2:]) == b"v=" + base64.b64encode(server), answer
            session.send(b"\r\n")
            session.finish(tag)
        session.close()


def tls_names():
    """RFC 7301: ALPN picks imap and nothing else; a name that the server has no certificate for gets the default one."""
    connection = tls(alpn=["imap"])
    assert connection.selected_alpn_protocol() == "imap", connection.selected_alpn_protocol()
    connection.close()
    try:
        tls(alpn=["http/1.1"]).close()
        raise AssertionError("http/1.1 was taken")
    except (ssl.SSLError, ConnectionError):
        pass
    tls(server_name="unknown.example").close()
    shown = subprocess.run(
        ["openssl", "s_client", "-connect", f"127.0.0.1:{TLS_PORT}", "-alpn", "imap", "-servername", "localhost", "-brief", "-ign_eof",
         "-CAfile", CERTIFICATE],
        input=b"a LOGOUT\r\n", capture_output=True, timeout=30, check=False)
    assert b"Verification: OK" in shown.stderr, shown.stderr
    assert b"* OK [CAPABILITY" in shown.stdout, shown.stdout


def external():
    """RFC 4422 appendix A: the certificate says who it is."""
    session = over_tls(tls(certificate=CLIENT_PEM))
    assert b" AUTH=EXTERNAL " in session.greeting.parts[0], session.greeting.parts
    refused(session, b"AUTHENTICATE EXTERNAL " + base64.b64encode(b"alice"), "AUTHORIZATIONFAILED")
    session.command(b"AUTHENTICATE EXTERNAL =")
    find(session.command(b"NAMESPACE")[0], rb"\* NAMESPACE")
    session.close()


def urls_and_catenate():
    """RFC 4467, 5524 and 4469: bob's URL is fetched by alice, and alice puts a message together from what she has."""
    alice, bob = client(), client("bob", "builder")
    validity, uid = bob.append(b"INBOX", b"Subject: plan\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n")
    rump = b"imap://bob@localhost/INBOX;UIDVALIDITY=%d/;UID=%d/;SECTION=1;URLAUTH=user+alice" % (validity, uid)
    untagged, _ = bob.command(b'GENURLAUTH "%s" INTERNAL' % rump)
    url = find(untagged, rb'GENURLAUTH "([^"]+)"')[1]
    # The port is part of the server's name.
    untagged, _ = alice.command(b'URLFETCH ("%s" BINARY)' % url)
    assert b"hello" in find(untagged, rb"URLFETCH .*")[0], texts(untagged)
    refused(bob, b"RESETKEY nosuch", "NONEXISTENT")
    bob.command(b"RESETKEY")
    untagged, _ = alice.command(b'URLFETCH "%s"' % url)
    find(untagged, rb"URLFETCH .* NIL")
    validity, uid = alice.append(b"INBOX", b"Subject: old\r\n\r\nbody\r\n")
    alice.select(b"INBOX")
    _, text = alice.command(
        b'APPEND INBOX CATENATE (TEXT {14+}\r\nSubject: new\r\n URL "/INBOX;UIDVALIDITY=%d/;UID=%d/;SECTION=TEXT")'
        % (validity, uid))
    new = int(re.search(rb"APPENDUID \d+ (\d+)", text)[1])
    untagged, _ = alice.command(b"UID FETCH %d BODY.PEEK[]" % new)
    find(untagged, rb"Subject: new\r\nbody\r\n")
    refused(alice, b'APPEND INBOX CATENATE (URL "/INBOX/;UID=99999")', "BADURL")


def metadata_quota_notify():
    """RFC 5464, 9208, 4314 and 5465: an administrator sets what a user hears of without having asked for more than news."""
    alice, bob = client(), client("bob", "builder")
    bob.command(b"NOTIFY SET (personal (MessageNew MessageExpunge MailboxName MailboxMetadataChange))"
                b" (subtree (Shared) (MailboxName))")
    other = client("bob", "builder")
    other.command(b"CREATE project")
    find([bob.response()], rb'\* LIST \(.*\) "/" project')
    other.command(b'SETMETADATA project (/shared/comment "a {braced} text")')
    find([bob.response()], rb"\* METADATA project /shared/comment$")
    untagged, _ = other.command(b"GETMETADATA (DEPTH infinity) project (/shared)")
    find(untagged, rb'\* METADATA project \(/shared/comment "?.*a \{braced\} text')
    alice.command(b"CREATE Shared/board")
    alice.command(b"SETACL Shared/board bob lrs")
    find([bob.response()], rb'\* LIST .* Shared')
    find(bob.command(b"MYRIGHTS Shared/board")[0], rb"\* MYRIGHTS Shared/board lrs")
    refused(bob, b"DELETE Shared/board", "NOPERM")
    alice.command(b"DELETE Shared/board")
    alice.command(b'SETQUOTA "#user/bob" (MESSAGE 2)')
    find(bob.command(b"GETQUOTAROOT INBOX")[0], rb'\* QUOTA "?#user/bob"? \(MESSAGE \d 2\)')
    bob.append(b"project", b"Subject: second\r\n\r\n")
    try:
        bob.append(b"project", b"Subject: third\r\n\r\n")
        raise AssertionError("beyond the quota")
    except imap.No as no:
        assert "[OVERQUOTA]" in str(no), no
    refused(bob, b'SETQUOTA "#user/bob" ()', "NOPERM")
    alice.command(b'SETQUOTA "#user/bob" ()')


def referrals_and_jmap():
    """RFC 2193 and 5258: mailboxes elsewhere; RFC 9698: the same mail by another protocol."""
    alice = client()
    refused(alice, b"SELECT Far/away", "REFERRAL imap://alice;AUTH=*@far.example/Far/away")
    find(alice.command(b'LIST (REMOTE) "" "F%"')[0], rb'\* LIST \(\\Remote\) "/" Far')
    assert not any(b"Far" in text for text in texts(alice.command(b'LIST "" "*"')[0]))
    find(alice.command(b"GETJMAPACCESS")[0], rb'\* JMAPACCESS "https://mail\.example/jmap"')


def uid_only():
    """RFC 9586, as Apple's Mail turns it on: from then on no response has a message number."""
    alice = client()
    find(alice.command(b"ENABLE UIDONLY")[0], rb"\* ENABLED .*UIDONLY")
    alice.append(b"INBOX", b"Subject: x\r\n\r\n")
    alice.select(b"INBOX")
    refused(alice, b"FETCH 1 FLAGS", "UIDREQUIRED")
    find(alice.command(b"UID FETCH 1:* (FLAGS) (PARTIAL -1:-1)")[0], rb"\* \d+ UIDFETCH \(.*FLAGS")
    find(alice.command(b"UIDBATCHES 500")[0], rb"\* UIDBATCHES \(TAG \"[^\"]+\"\) \d+:\d+")


def private_seen():
    """RFC 4314 section 4: what the owner has read is new to bob, and what bob has read stays so when the owner says otherwise."""
    alice = client()
    alice.command(b"CREATE team")
    alice.append(b"team", b"Subject: to all\r\n\r\nHello\r\n")
    alice.command(b"SETACL team bob lrs")
    alice.select(b"team")
    alice.command(b"FETCH 1 BODY[]")
    bob = imaplib.IMAP4("127.0.0.1", PORT)
    bob.login("bob", "builder")
    team = '"Other Users/alice/team"'
    bob.select(team)
    assert bob.search(None, "UNSEEN") == ("OK", [b"1"])
    bob.fetch("1", "(BODY[TEXT])")
    alice.command(b"STORE 1 -FLAGS (\\Seen)")
    assert bob.search(None, "UNSEEN") == ("OK", [b""])
    assert bob.status(team, "(UNSEEN)")[1] == [b'"Other Users/alice/team" (UNSEEN 0)']
    find(alice.command(b"STATUS team (UNSEEN)")[0], rb"UNSEEN 1\)")
    bob.logout()


for check in (
    scram_plus, tls_names, external, urls_and_catenate, metadata_quota_notify, referrals_and_jmap, uid_only, private_seen
):
    check()
    print(f"{check.__name__} is well")
