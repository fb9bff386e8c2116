"""Python's imaplib against a server with the plugin of examples/: its directory, mechanism and IMAP extension.

Arguments: the port, the TLS port, the secret of the tickets. The user anna has the password "secret".
"""

import hashlib
import hmac
import imaplib
import sys
import time

from checks import ok, refused, trusting

PORT, TLS_PORT, SECRET = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3].encode()
imaplib.Commands["XHELLO"] = ("AUTH", "SELECTED")
MAIL = b"From: Otto <otto@club.example>\r\nSubject: A plugin\r\n\r\nIt works.\r\n"


def secure():
    return imaplib.IMAP4_SSL("127.0.0.1", TLS_PORT, ssl_context=trusting(), timeout=30)


def ticket(name, expiry):
    signed = b"%s %d" % (name.encode(), expiry)
    return signed + b" " + hmac.new(SECRET, signed, hashlib.sha256).hexdigest().encode()


def directory():
    with imaplib.IMAP4("127.0.0.1", PORT, timeout=30) as client:
        refused(client.login, "anna", "wrong")
        refused(client.login, "otto", "secret")
        ok(client.login("anna", "secret"))


def mechanism():
    soon = int(time.time()) + 60
    with secure() as client:
        assert "AUTH=X-TICKET" in client.capabilities, client.capabilities
        refused(client.authenticate, "X-TICKET", lambda _: ticket("anna", soon)[:-1] + b"x")
    with secure() as client:
        refused(client.authenticate, "X-TICKET", lambda _: ticket("anna", soon - 3600))
    with secure() as client:
        refused(client.authenticate, "X-TICKET", lambda _: ticket("nobody", soon))
        ok(client.authenticate("X-TICKET", lambda _: ticket("anna", soon)))
        ok(client.select("INBOX"))


def extension():
    with imaplib.IMAP4("127.0.0.1", PORT, timeout=30) as client:
        ok(client.login("anna", "secret"))
        assert b"XHELLO" in ok(client.capability())[0].split()
        for greeted in (1, 2):
            (text,) = ok(client._simple_command("XHELLO", '"Dr. Who"'))
            assert text == b"[XGREETED %d] Hello" % greeted, text
        assert client.untagged_responses["XHELLO"] == [b'"Dr. Who"', b'"Dr. Who"'], client.untagged_responses
        refused(client._simple_command, "XHELLO")
        refused(client._simple_command, "XHELLO", "a", "b")
        ok(client.append("INBOX", None, None, MAIL))
        ok(client.select("INBOX"))
        assert ok(client.fetch("1", "(XHELLO UID)")) == [b'1 (XHELLO "Hello, otto" UID 1)']


directory()
mechanism()
extension()
print("imaplib: the directory, the mechanism and the extension of a plugin")
