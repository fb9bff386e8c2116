"""Python's poplib: every command, and octets compared with those of IMAP. Arguments: IMAP port, POP3 port, POP3S port.
User demo has an INBOX with two messages or more; what is here besides is appended."""

import imaplib
import poplib
import sys

from checks import trusting

imap_port, pop3_port, pop3s_port = map(int, sys.argv[1:4])
anybody = trusting()

imap = imaplib.IMAP4("127.0.0.1", imap_port)
imap.login("demo", "demo")
ODD = [
    b"Subject: dots\r\n\r\n.\r\n..\r\n.x\r\n",
    b"Subject: lone feeds\n\n.\nend",
    b"Subject: no end\r\n\r\nlast line",
    b"Subject: large\r\n\r\n" + b"".join(b".%d line of some length\r\n" % i for i in range(40000)),
    "Subject: grün\r\n\r\nüber\r\n".encode(),
]
for message in ODD:
    assert imap.append("INBOX", None, None, message)[0] == "OK"


def lines(octets):
    """What POP3 makes of a message: lines that end with CRLF."""
    text = octets.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return text if not text or text.endswith(b"\n") else text + b"\r\n"


assert imap.select("INBOX")[0] == "OK"
kept = [data[1] for data in imap.fetch("1:*", "(BODY.PEEK[])")[1] if isinstance(data, tuple)]


def plain():
    client = poplib.POP3("127.0.0.1", pop3_port, timeout=20)
    client.user("demo")
    client.pass_("demo")
    return client


client = plain()
capabilities = client.capa()
assert {"TOP", "UIDL", "USER", "SASL", "PIPELINING", "RESP-CODES", "UTF8"} <= set(capabilities), capabilities
count, size = client.stat()
assert count == len(kept), (count, len(kept))
listed = [tuple(map(int, line.split())) for line in client.list()[1]]
assert sum(octets for _, octets in listed) == size
uidl = client.uidl()[1]
assert len({line.split()[1] for line in uidl}) == count
for number, octets in listed:
    _, found, _ = client.retr(number)
    message = b"".join(line + b"\r\n" for line in found)
    assert message == lines(kept[number - 1]), number
    assert len(message) == octets, number
    assert client.list(number).endswith(b" %d %d" % (number, octets))
    header = b"".join(line + b"\r\n" for line in client.top(number, 0)[1])
    assert message.startswith(header), number
client.dele(1)
assert client.stat()[0] == count - 1
client.rset()
assert client.stat() == (count, size)
for number in range(count - len(ODD) + 1, count + 1):
    client.dele(number)
try:
    client.retr(count)
    raise SystemExit("!! a deleted message can be read")
except poplib.error_proto as e:
    assert e.args[0].startswith(b"-ERR"), e
assert imap.noop()[0] == "OK" and imap.untagged_responses.get("EXPUNGE") is None, "nothing is removed before QUIT"
client.quit()

imap.noop()
assert len(imap.untagged_responses["EXPUNGE"]) == len(ODD), "an IMAP session hears of what POP3 removed"

client = plain()
assert [line.split()[1] for line in client.uidl()[1]] == [line.split()[1] for line in uidl[: count - len(ODD)]]
imap.store("1", "+FLAGS", "\\Deleted")
imap.expunge()
try:
    client.retr(1)
    raise SystemExit("!! a message that IMAP has removed can be read")
except poplib.error_proto:
    client.retr(2)
client.quit()

client = poplib.POP3("127.0.0.1", pop3_port, timeout=20)
client.stls(anybody)
client.utf8()
client.user("demo")
client.pass_("demo")
client.noop()
client.quit()
client = poplib.POP3_SSL("127.0.0.1", pop3s_port, context=anybody, timeout=20)
try:
    client.user("demo")
    client.pass_("wrong")
    raise SystemExit("!! a wrong password is right")
except poplib.error_proto as e:
    assert e.args[0].startswith(b"-ERR [AUTH]"), e
client.user("demo")
client.pass_("demo")
client.quit()
imap.logout()
print("poplib: every command, octets and sizes as those of IMAP, news for IMAP, STLS, TLS")
