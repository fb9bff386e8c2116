"""Real mail: what was imported, and what is appended here, comes back octet by octet; structure and parts agree with it.

Arguments: port, the folder of the messages. User mail has them in the mailbox "imported" already, in the order of their
paths.
"""

import imaplib
import os
import re
import socket
import sys
import time

from imap import Client, No

PORT, FOLDER = int(sys.argv[1]), sys.argv[2]
imaplib._MAXLINE = 100_000_000


def corpus():
    """The messages as the server is to keep them: without the line of the mbox file, every line ended by CRLF."""
    paths = []
    for folder, _, names in os.walk(FOLDER):
        paths += [os.path.join(folder, name) for name in names if name.endswith(".txt")]
    messages = []
    # As the import sorts them: part by part.
    for path in sorted(paths, key=lambda path: path.split(os.sep)):
        with open(path, "rb") as file:
            octets = file.read()
        if octets.startswith(b"From "):
            octets = octets[octets.index(b"\n") + 1 :]
        messages.append((path, re.sub(rb"(?<!\r)\n", b"\r\n", octets)))
    return messages


def leaves(structure, prefix=b""):
    """The numbers of the parts of a body structure that are no multipart, with their number of octets."""
    if isinstance(structure[0], list):
        children = [child for child in structure if isinstance(child, list)]
        count = next(i for i, child in enumerate(structure) if not isinstance(child, list))
        for number, child in enumerate(children[:count], 1):
            yield from leaves(child, prefix + b".%d" % number if prefix else b"%d" % number)
        return
    assert len(structure) >= 7, structure
    kind, subtype = structure[0].lower(), structure[1].lower()
    assert structure[5] is not None and structure[6].isdigit(), structure
    if kind == b"text":
        assert structure[7].isdigit(), structure
    yield prefix or b"1", int(structure[6])
    if (kind, subtype) == (b"message", b"rfc822"):
        envelope(structure[7])
        assert structure[9].isdigit(), structure
        inner = structure[8]
        if isinstance(inner[0], list):
            yield from leaves(inner, prefix or b"1")


def envelope(value):
    assert len(value) == 10, value
    for addresses in value[2:8]:
        assert addresses is None or all(len(address) == 4 for address in addresses), addresses
    if value[2] is not None:
        assert value[3] is not None and value[4] is not None, "Sender and Reply-To default to From: " + repr(value)


def verify(client, mailbox, messages):
    _, _, count = client.select(mailbox)
    assert count == len(messages), "%d messages in %s, not %d" % (count, mailbox.decode(), len(messages))
    untagged, _ = client.command(b"UID SEARCH ALL")
    uids = [int(uid) for response in untagged for uid in response.parts[0].split()[2:]]
    assert len(uids) == count and uids == sorted(uids)
    parts = 0
    for start in range(0, count, 200):
        batch = uids[start : start + 200]
        found = client.fetch(b"%d:%d" % (batch[0], batch[-1]), b"BODY.PEEK[] RFC822.SIZE ENVELOPE BODYSTRUCTURE BODY")
        wanted = []
        for uid, (path, octets) in zip(batch, messages[start : start + 200]):
            message = found[uid]
            assert message[b"BODY[]"] == octets, "%s came back changed from %s" % (path, mailbox.decode())
            assert int(message[b"RFC822.SIZE"]) == len(octets), path
            envelope(message[b"ENVELOPE"])
            numbers = list(leaves(message[b"BODYSTRUCTURE"]))
            assert [n for n, _ in leaves(message[b"BODY"])] == [n for n, _ in numbers], path
            wanted.append((uid, path, octets, numbers))
        parts += sections(client, wanted)
    return parts


def sections(client, wanted):
    """BODY[n] of every part: in the message, after what came before it, and as long as the structure says."""
    tags = []
    for uid, _, _, numbers in wanted:
        items = [b"BODY.PEEK[HEADER]", b"BODY.PEEK[TEXT]"]
        items += [b"BODY.PEEK[%s]" % number for number, _ in numbers]
        tags.append(client.begin(b"UID FETCH %d (%s)" % (uid, b" ".join(items))))
    count = 0
    for tag, (uid, path, octets, numbers) in zip(tags, wanted):
        untagged, _ = client.finish(tag)
        message = next(filter(None, (response.fetch() for response in untagged)))
        assert message[b"BODY[HEADER]"] + message[b"BODY[TEXT]"] == octets, path
        at = 0
        for number, size in numbers:
            body = message[b"BODY[%s]" % number]
            assert len(body) == size, "%s: part %s has %d octets, not %d" % (path, number.decode(), len(body), size)
            at = octets.find(body, at)
            assert at >= 0, "%s: part %s is not in the message" % (path, number.decode())
            count += 1
        if numbers and numbers[0][0] == b"1" and len(numbers) == 1 and b"multipart" not in octets.lower():
            assert message[b"BODY[1]"] == message[b"BODY[TEXT]"], path
    return count


def append(messages):
    """By imaplib, which sends what it is given with its line ends mended: that is what the messages have anyway."""
    with imaplib.IMAP4("127.0.0.1", PORT, timeout=60) as client:
        # imaplib sends the end of a literal by itself, and Nagle's algorithm would hold it back for 40 ms each time.
        client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.login("mail", "secret")
        client.create("appended")
        for path, octets in messages:
            kind, data = client.append("appended", None, None, octets)
            assert kind == "OK", (path, data)


def appended(messages):
    # imaplib makes CRLF of lone CRs too.
    return [(path, re.sub(rb"\r\n|\r|\n", b"\r\n", octets)) for path, octets in messages]


def odd(client):
    """Octets that mail should not have: they come back all the same."""
    client.command(b"CREATE odd")
    for octets in (b"", b"\r\n", b"x", b"a: b\r\n\r\n\0\0\r \n \xff\xfe", b"\n\n\n", b"a: b\n\nbare\rlines\n" * 3):
        try:
            _, uid = client.append(b"odd", octets)
        except No:
            assert octets == b"", octets
            continue
        client.select(b"odd")
        assert client.fetch(b"%d" % uid, b"BODY.PEEK[]")[uid][b"BODY[]"] == octets, octets


MESSAGES = corpus()
assert len(MESSAGES) >= 6000, "only %d messages in %s" % (len(MESSAGES), FOLDER)
began = time.monotonic()
append(MESSAGES)
took = time.monotonic() - began
session = Client(PORT)
session.login("mail", "secret")
total = verify(session, b"imported", MESSAGES)
assert verify(session, b"appended", appended(MESSAGES)) > 0
odd(session)
print(
    "corpus: %d messages imported, and appended at %d/s; %d parts; all came back as they were"
    % (len(MESSAGES), len(MESSAGES) / took, total)
)
