"""A full disk: writing is refused with a code, reading goes on, and when there is room again so does writing. Arguments:
port, the folder that the small disk is mounted on, how many octets the store keeps free of it.

If it keeps none, the database itself meets the end of the disk. It may refuse to be read then, too; but what it has
acknowledged is there when there is room again.
"""

import os
import sys

from imap import Client, No

PORT, DISK, RESERVE = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
MESSAGE = b"Subject: large\r\n\r\n" + os.urandom(200_000).hex().encode() + b"\r\n"
SMALL = b"Subject: small\r\n\r\nx\r\n"


def session():
    client = Client(PORT)
    client.login("mail", "secret")
    return client


def read_all(client, kept):
    _, _, count = client.select(b"INBOX")
    messages = client.fetch(b"1:*", b"BODY.PEEK[]")
    assert set(kept) <= set(messages), "what was acknowledged is gone: %r" % (set(kept) - set(messages))
    for uid, octets in kept.items():
        assert messages[uid][b"BODY[]"] == octets, "UID %d came back changed" % uid
    assert len(messages) == count
    return set(messages)


def fill():
    """Takes all the room there is but a little."""
    with open(DISK + "/filler", "wb") as filler:
        room = os.statvfs(DISK).f_bavail * os.statvfs(DISK).f_frsize
        filler.write(b"\0" * max(0, room - 3_000_000))


client = session()
kept = {}
for _ in range(5):
    kept[client.append(b"INBOX", MESSAGE)[1]] = MESSAGE

# A database that has met the end of the disk takes its time for every refusal.
TURNS, REFUSALS = (3, 6) if RESERVE else (1, 2)
for _ in range(TURNS):
    fill()
    refusals = []
    for attempt in range(60):
        octets = MESSAGE if attempt % 2 == 0 else SMALL
        try:
            kept[client.append(b"INBOX", octets)[1]] = octets
        except No as e:
            refusals.append(str(e))
            if len(refusals) >= REFUSALS:
                break
    assert refusals, "a full disk took everything"
    assert all("[OVERQUOTA]" in text for text in refusals), refusals
    if RESERVE:
        before = read_all(client, kept)
        assert before == set(kept), "a message that was refused is there: %r" % (before - set(kept))
        other = session()
        read_all(other, kept)
        other.close()

    os.remove(DISK + "/filler")
    for octets in (SMALL, MESSAGE):
        kept[client.append(b"INBOX", octets)[1]] = octets
    client.select(b"INBOX")
    client.command(b"UID STORE 1:* +FLAGS.SILENT (\\Seen)")
    read_all(client, kept)
    # Room for the next turn.
    gone = sorted(kept)[: max(0, len(kept) - 6)]
    if gone:
        client.command(b"UID STORE %s +FLAGS.SILENT (\\Deleted)" % b",".join(b"%d" % uid for uid in gone))
        client.command(b"EXPUNGE")
        for uid in gone:
            del kept[uid]
print("full disk, %d octets kept free: refused, and written again" % RESERVE)
