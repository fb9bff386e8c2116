"""Fifty readers of a message of 23 MB who take their time, against a server with a small heap. Arguments: port, process."""

import hashlib
import os
import sys
import threading
import time

from imap import Client

PORT, PROCESS = int(sys.argv[1]), int(sys.argv[2])
READERS = 50
SIZE = 23_000_000
RESIDENT_LIMIT_KB = 450_000

head = b"Subject: large\r\nContent-Type: application/octet-stream\r\n\r\n"
line = b"0123456789abcdef" * 4 + b"\r\n"
message = head + line * ((SIZE - len(head)) // len(line))
wanted = hashlib.sha256(message).hexdigest()


def session():
    client = Client(PORT, timeout=120)
    client.login("mail", "secret")
    return client


def resident_kb():
    with open("/proc/%d/status" % PROCESS) as status:
        return next(int(entry.split()[1]) for entry in status if entry.startswith("VmHWM:"))


def read(client, go, failures):
    try:
        tag = client.begin(b"FETCH 1 BODY.PEEK[]")
        first = client.line()
        assert first.endswith(b"{%d}" % len(message)), first
        go.wait()
        received = hashlib.sha256()
        left = len(message)
        while left > 0:
            octets = client.file.read(min(left, 200_000))
            assert octets, "the connection ended with %d octets to come" % left
            received.update(octets)
            left -= len(octets)
        assert received.hexdigest() == wanted, "other octets came"
        assert client.line() == b")"
        client.finish(tag)
    except Exception as e:
        failures.append(repr(e))


writer = session()
writer.append(b"INBOX", message)
readers = [session() for _ in range(READERS)]
for reader in readers:
    reader.select(b"INBOX")
go, failures = threading.Event(), []
threads = [threading.Thread(target=read, args=(reader, go, failures)) for reader in readers]
for thread in threads:
    thread.start()

# All of them stand still now. Whoever comes meanwhile is served.
began = time.monotonic()
for number in range(20):
    writer.append(b"INBOX", b"Subject: %d\r\n\r\nx\r\n" % number)
writer.select(b"INBOX")
assert len(writer.fetch(b"2:*", b"BODY.PEEK[]")) >= 20
assert time.monotonic() - began < 30, "others have to wait for slow readers"

# One goes without a word.
for reader in [session()]:
    reader.select(b"INBOX")
    reader.begin(b"FETCH 1 BODY.PEEK[]")
    reader.line()
    os.close(reader.socket.detach())

go.set()
for thread in threads:
    thread.join()
assert not failures, failures[:3]
assert resident_kb() < RESIDENT_LIMIT_KB, "the process took %d KB" % resident_kb()
print("slow readers: %d of %d octets each, at most %d MiB resident" % (len(readers), len(message), resident_kb() // 1024))
