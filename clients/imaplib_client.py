"""Python's imaplib against a server with the mail of --demo: arguments are the port and the TLS port."""

import base64
import datetime
import email
import email.policy
import imaplib
import sys
import threading
import zlib

from checks import ok, refused, trusting

PORT, TLS_PORT = int(sys.argv[1]), int(sys.argv[2])
imaplib._MAXLINE = 10_000_000


def connect():
    client = imaplib.IMAP4("127.0.0.1", PORT, timeout=30)
    client.login("demo", "demo")
    return client


def sections(raw):
    return raw[0][1]


def logins():
    for make in (
        lambda: imaplib.IMAP4("127.0.0.1", PORT, timeout=30),
        lambda: imaplib.IMAP4_SSL("127.0.0.1", TLS_PORT, ssl_context=trusting(), timeout=30),
    ):
        with make() as client:
            assert client.welcome.startswith(b"* OK"), client.welcome
            refused(client.login, "demo", "wrong")
            ok(client.login("demo", "demo"))
            ok(client.noop())
    with imaplib.IMAP4("127.0.0.1", PORT, timeout=30) as client:
        ok(client.starttls(trusting()))
        ok(client.authenticate("PLAIN", lambda challenge: b"\0demo\0demo"))
        assert "STARTTLS" not in str(client.capability())
    with imaplib.IMAP4("127.0.0.1", PORT, timeout=30) as client:
        refused(client.authenticate, "PLAIN", lambda challenge: b"\0demo\0wrong")
        said = refused(client._simple_command, "SELECT", "INBOX")
        assert "AUTH" in said or "state" in said or "login" in said.lower(), said


def tree(client):
    ok(client.create("Lists"))
    ok(client.create("Lists/mina"))
    ok(client.create('"Entw&APw-rfe"'))
    refused(client.create, "Lists/mina")
    refused(client.create, "INBOX")
    names = b"\n".join(ok(client.list()))
    assert b"Lists/mina" in names and b"INBOX" in names and b"&APw-" in names, names
    assert len(ok(client.list('""', '"Lists/%"'))) == 1
    ok(client.subscribe("Lists/mina"))
    assert b"Lists/mina" in b"\n".join(ok(client.lsub('""', '"*"')))
    ok(client.unsubscribe("Lists/mina"))
    ok(client.rename("Lists", "Verteiler"))
    assert b"Verteiler/mina" in b"\n".join(ok(client.list('""', '"Verteiler/*"')))
    ok(client.delete("Verteiler/mina"))
    ok(client.delete("Verteiler"))
    ok(client.delete('"Entw&APw-rfe"'))
    refused(client.delete, "Verteiler")
    refused(client.select, "Verteiler")


def demo_mail(client):
    assert ok(client.select("INBOX", readonly=True)) == [b"5"]
    assert ok(client.search(None, "ALL")) == [b"1 2 3 4 5"]
    assert ok(client.search(None, "SEEN")) == [b"1"]
    assert ok(client.search("UTF-8", "SUBJECT", '"engine"')) == [b"3 5"], client.search(None, "SUBJECT", "engine")
    assert ok(client.search(None, "NOT", "SUBJECT", "engine", "UNSEEN")) == [b"2 4"]
    assert ok(client.search(None, "OR", "FROM", "ada", "FROM", "luigi")) == [b"2"]
    assert ok(client.search(None, "BODY", '"attached"')) == [b"2"]
    for number in range(1, 6):
        raw = sections(ok(client.fetch(str(number), "(RFC822)")))
        head = sections(ok(client.fetch(str(number), "(BODY.PEEK[HEADER])")))
        text = sections(ok(client.fetch(str(number), "(BODY.PEEK[TEXT])")))
        assert raw == head + text and b"\n" not in raw.replace(b"\r\n", b"")
        size = ok(client.fetch(str(number), "(RFC822.SIZE)"))[0]
        assert b"RFC822.SIZE %d" % len(raw) in size, size
        part = sections(ok(client.fetch(str(number), "(BODY.PEEK[]<10.20>)")))
        assert part == raw[10:30]
    parsed = email.message_from_bytes(sections(ok(client.fetch("2", "(BODY.PEEK[])"))), policy=email.policy.default)
    table = sections(ok(client.fetch("2", "(BODY.PEEK[2])")))
    assert base64.b64decode(table) == list(parsed.iter_attachments())[0].get_payload(decode=True)
    inner = sections(ok(client.fetch("5", "(BODY.PEEK[2.HEADER])")))
    assert b"Subject: On the engine" in inner
    fields = sections(ok(client.fetch("5", "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")))
    assert fields == b"Subject: Fwd: On the engine\r\n\r\n", fields
    ok(client.close())


def messages(client):
    ok(client.create("Work"))
    when = datetime.datetime(2003, 7, 6, 5, 4, 3, tzinfo=datetime.timezone(datetime.timedelta(hours=-7)))
    octets = b"From: a@example.org\r\nSubject: \xe2\x82\xac\r\n\r\nbody \x00\r bare\n\xff\r\n"
    clean = b"From: a@example.org\r\nSubject: one\r\n\r\nbody\r\n"
    ok(client.append("Work", r"(\Flagged $Label1)", when, clean))
    # imaplib mends the line ends of what it appends, so bare CR and LF go another way: see corpus.py.
    ok(client.append("Work", None, None, octets.replace(b"\x00\r", b"").replace(b"bare\n", b"bare")))
    ok(client.select("Work"))
    line = ok(client.fetch("1", "(FLAGS INTERNALDATE)"))[0]
    assert b'" 6-Jul-2003 05:04:03 -0700"' in line and b"\\Flagged" in line and b"$Label1" in line, line
    assert sections(ok(client.fetch("1", "(BODY[])"))) == clean
    assert b"\\Seen" in ok(client.fetch("1", "(FLAGS)"))[0]
    assert ok(client.store("1:2", "+FLAGS", r"(\Answered)"))
    assert ok(client.store("1", "-FLAGS.SILENT", r"(\Seen)")) == [None]
    assert ok(client.search(None, "ANSWERED", "UNSEEN")) == [b"1 2"]
    ok(client.store("2", "FLAGS", r"(\Deleted)"))
    ok(client.copy("1:2", '"Trash"'))
    assert ok(client.select("Trash")) == [b"2"]
    assert ok(client.search(None, "DELETED")) == [b"2"]
    ok(client.select("Work"))
    assert ok(client.expunge()) == [b"2"]
    ok(client.uid("MOVE", "1", "Trash"))
    assert ok(client.search(None, "ALL")) == [b""]
    refused(client.copy, "1", "Nowhere")
    said = refused(client.append, "Nowhere", None, None, clean)
    assert "TRYCREATE" in said, said
    status = ok(client.status("Trash", "(MESSAGES UNSEEN)"))[0]
    assert b"MESSAGES 3" in status, status
    for number in range(100):
        ok(client.append("Work", r"(\Seen)" if number % 2 else "()", None, clean.replace(b"one", b"number %d" % number)))
    ok(client.select("Work"))
    assert len(ok(client.search(None, "SEEN"))[0].split()) == 50
    ok(client.store("1:*", "+FLAGS.SILENT", r"(\Deleted)"))
    ok(client.unselect())
    ok(client.select("Work"))
    ok(client.close())
    assert b"MESSAGES 0" in ok(client.status("Work", "(MESSAGES)"))[0]


def compressed():
    """COMPRESS=DEFLATE (RFC 4978), with zlib at this end."""
    imaplib.Commands["COMPRESS"] = ("AUTH", "SELECTED")
    client = connect()
    ok(client._simple_command("COMPRESS", "DEFLATE"))
    inflater, deflater, plain = zlib.decompressobj(-15), zlib.compressobj(6, zlib.DEFLATED, -15), bytearray()

    def fill():
        octets = client.sock.recv(65536)
        assert octets, "the server has gone"
        plain.extend(inflater.decompress(octets))

    def take(length):
        taken = bytes(plain[:length])
        del plain[:length]
        return taken

    def read(length):
        while len(plain) < length:
            fill()
        return take(length)

    def readline():
        while b"\n" not in plain:
            fill()
        return take(plain.index(b"\n") + 1)

    def send(octets):
        client.sock.sendall(deflater.compress(octets) + deflater.flush(zlib.Z_SYNC_FLUSH))

    client.read, client.readline, client.send = read, readline, send
    message = b"Subject: squeezed\r\n\r\n" + b"all the same " * 100_000 + b"\r\n"
    ok(client.create("Squeezed"))
    ok(client.append("Squeezed", None, None, message))
    ok(client.select("Squeezed"))
    for _ in range(3):
        assert ok(client.fetch("1", "(BODY.PEEK[])"))[0][1] == message
        ok(client.noop())
    ok(client.close())
    ok(client.delete("Squeezed"))
    client._simple_command("LOGOUT")
    assert inflater.eof, "the stream has not ended"
    client.shutdown()


def two_sessions():
    with connect() as one, connect() as two:
        ok(one.create("Together"))
        ok(one.select("Together"))
        ok(two.select("Together"))
        ok(two.append("Together", None, None, b"Subject: x\r\n\r\ny\r\n"))
        for _ in range(100):
            ok(one.noop())
            if one.untagged_responses.get("EXISTS", [b"0"])[-1] == b"1":
                break
        assert ok(one.search(None, "ALL")) == [b"1"]
        ok(one.store("1", "+FLAGS", r"(\Flagged)"))
        ok(two.noop())
        assert b"\\Flagged" in ok(two.fetch("1", "(FLAGS)"))[0]

        failures = []

        def work(number):
            try:
                with connect() as client:
                    ok(client.select("Together"))
                    for i in range(25):
                        ok(client.append("Together", None, None, b"Subject: %d %d\r\n\r\ny\r\n" % (number, i)))
                        ok(client.noop())
                        ok(client.fetch("1:*", "(FLAGS UID)"))
            except Exception as e:
                failures.append(repr(e))

        threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures, failures
        ok(one.select("Together"))
        uids = ok(one.uid("SEARCH", "ALL"))[0].split()
        assert len(uids) == 201 and len(set(uids)) == 201, len(uids)


logins()
with connect() as session:
    tree(session)
    demo_mail(session)
    messages(session)
two_sessions()
compressed()
print("imaplib: logins, mailboxes, messages, flags, search, sessions at the same time, compression")
