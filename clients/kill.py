"""Kills the server under load, again and again, and looks what it remembers. Arguments: the unpacked server, a folder for
its data, how often.

Each worker has two mailboxes of its own and knows what they have to hold. What was acknowledged has to be there; the one
command that was not answered may have happened as a whole or not at all; no UID ever stands for two messages.
"""

import hashlib
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time

from imap import Client, Gone, No

HOME, DATA, ROUNDS = sys.argv[1], sys.argv[2], int(sys.argv[3])
WORKERS = 4
SEED = int(os.environ.get("SEED", time.time_ns() % 1_000_000))
FLAGS = [b"\\Seen", b"\\Flagged", b"\\Answered", b"\\Deleted", b"$Label1", b"Junk"]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start():
    port = free_port()
    options = ["--data", DATA, "-D", "imap.listen=127.0.0.1:%d" % port, "-D", "imaps.listen=off"]
    with open(DATA + ".log", "w") as log:
        process = subprocess.Popen(
            [HOME + "/bin/restante", "serve", *options], stdout=subprocess.PIPE, stderr=log, text=True
        )
    line = process.stdout.readline()
    if not line.startswith("restante ready: "):
        with open(DATA + ".log") as log:
            raise AssertionError("not ready after a kill:\n" + log.read())
    return process, port


def digest(octets):
    return hashlib.sha256(octets).hexdigest()


class Box:
    """What a mailbox has to hold: by UID the digest of the content and the flags."""

    def __init__(self, name):
        self.name = name
        self.validity = None
        self.messages = {}
        self.history = {}

    def remember(self, uid, content):
        """A UID that is given to a message was never given before."""
        assert uid not in self.history, "UID %d of %s is used again" % (uid, self.name)
        self.history[uid] = content


class Worker:
    def __init__(self, number):
        self.random = random.Random(SEED * 100 + number)
        self.boxes = [Box(b"w%d" % number), Box(b"w%d/other" % number)]
        self.number = number
        self.sent = 0
        self.pending = None
        self.acknowledged = 0
        self.failure = None

    # -- load

    def load(self, port):
        try:
            client = Client(port)
            client.login("load", "secret")
            while True:
                self.step(client)
                self.pending = None
                self.acknowledged += 1
        except (Gone, ConnectionError):
            pass  # it was killed
        except Exception as e:
            self.failure = "worker %d: %r" % (self.number, e)

    def step(self, client):
        box, other = self.random.sample(self.boxes, 2)
        uids = sorted(box.messages)
        some = sorted(self.random.sample(uids, min(len(uids), self.random.randint(1, 5)))) if uids else []
        what = self.random.random()
        if not some or what < 0.45 and len(uids) < 60:
            self.append(client, box)
            return
        client.select(box.name)
        if what < 0.7:
            self.store(client, box, some)
        elif what < 0.8:
            self.transfer(client, b"COPY", box, other, some)
        elif what < 0.9:
            self.transfer(client, b"MOVE", box, other, some)
        else:
            self.expunge(client, box, some)

    def append(self, client, box):
        self.sent += 1
        size = self.random.choice((10, 500, 5_000, 20_000, 150_000))
        octets = b"Subject: %d of %d\r\n\r\n%s\r\n" % (self.sent, self.number, self.random.randbytes(size).hex().encode())
        flags = frozenset(self.random.sample(FLAGS, self.random.randint(0, 2)))
        self.pending = ("append", box, (digest(octets), flags))
        validity, uid = client.append(box.name, octets, b" ".join(flags))
        assert validity == box.validity, "another UIDVALIDITY"
        box.remember(uid, digest(octets))
        box.messages[uid] = (digest(octets), flags)

    def store(self, client, box, uids):
        flags = frozenset(self.random.sample(FLAGS, 2))
        after = {uid: (content, had | flags) for uid, (content, had) in box.messages.items() if uid in uids}
        self.pending = ("store", box, after)
        client.command(b"UID STORE %s +FLAGS.SILENT (%s)" % (uid_set(uids), b" ".join(flags)))
        box.messages.update(after)

    def expunge(self, client, box, uids):
        # Only what is marked goes: both steps are of this worker.
        after = {uid: (box.messages[uid][0], box.messages[uid][1] | {b"\\Deleted"}) for uid in uids}
        self.pending = ("store", box, after)
        client.command(b"UID STORE %s +FLAGS.SILENT (\\Deleted)" % uid_set(uids))
        box.messages.update(after)
        self.pending = ("expunge", box, uids)
        client.command(b"UID EXPUNGE " + uid_set(uids))
        for uid in uids:
            del box.messages[uid]

    def transfer(self, client, command, box, other, uids):
        moved = [box.messages[uid] for uid in uids]
        self.pending = (command, box, other, uids, moved)
        untagged, text = client.command(b"UID %s %s %s" % (command, uid_set(uids), other.name))
        said = b" ".join([text] + [response.parts[0] for response in untagged])
        match = re.search(rb"\[COPYUID (\d+) ([\d:,]+) ([\d:,]+)\]", said)
        assert match and int(match[1]) == other.validity, said
        assert expand(match[2]) == uids, said
        for uid, message in zip(expand(match[3]), moved, strict=True):
            other.remember(uid, message[0])
            other.messages[uid] = message
        if command == b"MOVE":
            for uid in uids:
                del box.messages[uid]

    # -- what is there

    def prepare(self, client):
        for box in self.boxes:
            try:
                client.command(b"CREATE " + box.name)
            except No:
                pass  # the one below made it
            box.validity, _, _ = client.select(box.name)

    def verify(self, client):
        found = {}
        for box in self.boxes:
            validity, uid_next, count = client.select(box.name)
            assert validity == box.validity, "%s: another UIDVALIDITY after a kill" % box.name
            messages = client.fetch(b"1:*", b"FLAGS BODY.PEEK[]") if count else {}
            assert len(messages) == count, box.name
            found[box.name] = {
                uid: (digest(m[b"BODY[]"]), frozenset(m[b"FLAGS"]) - {b"\\Recent"}) for uid, m in messages.items()
            }
            assert uid_next > max(list(box.history) + list(messages) + [0]), "UIDNEXT of %s goes back" % box.name
            for uid, (content, _) in found[box.name].items():
                known = box.history.get(uid, content)
                assert known == content, "UID %d of %s stands for another message" % (uid, box.name)
        before = {box.name: box.messages for box in self.boxes}
        after = self.happened(found)
        assert found in (before, after), self.difference(found, before)
        for box in self.boxes:
            box.messages = found[box.name]
            for uid, (content, _) in box.messages.items():
                box.history.setdefault(uid, content)
        self.pending = None

    def happened(self, found):
        """What the mailboxes hold if the command without an answer was carried out."""
        state = {box.name: dict(box.messages) for box in self.boxes}
        match self.pending:
            case None:
                pass
            case ("append", box, message):
                state[box.name].update(self.added(found, box, [message]))
            case ("store", box, after):
                state[box.name].update(after)
            case ("expunge", box, uids):
                for uid in uids:
                    del state[box.name][uid]
            case (command, box, other, uids, moved):
                state[other.name].update(self.added(found, other, moved))
                if command == b"MOVE":
                    for uid in uids:
                        del state[box.name][uid]
        return state

    @staticmethod
    def added(found, box, messages):
        """Messages that nobody was told the UIDs of: new ones, in the same order."""
        new = sorted(set(found[box.name]) - set(box.messages))
        assert all(uid not in box.history for uid in new), "%s: a UID that was given before is back" % box.name
        return dict(zip(new, messages))

    def difference(self, found, before):
        lines = ["worker %d, not answered: %.300r" % (self.number, self.pending)]
        for name, messages in before.items():
            lost = {uid: messages[uid] for uid in messages if found[name].get(uid) != messages[uid]}
            more = {uid: found[name][uid] for uid in found[name] if messages.get(uid) != found[name][uid]}
            lines.append("%s: expected %.400r, found %.400r" % (name, lost, more))
        return "\n".join(lines)


def uid_set(uids):
    return b",".join(b"%d" % uid for uid in uids)


def expand(text):
    uids = []
    for part in text.split(b","):
        first, _, last = part.partition(b":")
        uids += range(int(first), int(last or first) + 1)
    return uids


def main():
    subprocess.run(
        [HOME + "/bin/restante", "user", "add", "load", "--data", DATA], input="secret\n", text=True, check=True
    )
    chance = random.Random(SEED)
    workers = [Worker(number) for number in range(WORKERS)]
    print("kill: seed %d" % SEED)
    for count in range(ROUNDS + 1):
        process, port = start()
        try:
            client = Client(port)
            client.login("load", "secret")
            for worker in workers:
                if count == 0:
                    worker.prepare(client)
                worker.verify(client)
            client.close()
            if count == ROUNDS:
                process.send_signal(signal.SIGTERM)
                assert process.wait(30) == 0, "SIGTERM did not end it with 0"
                break
            threads = [threading.Thread(target=worker.load, args=(port,)) for worker in workers]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0.05, 1.0))
            process.kill()
            for thread in threads:
                thread.join()
            failures = [worker.failure for worker in workers if worker.failure]
            assert not failures, "\n".join(failures)
        finally:
            process.kill()
            process.wait()
    done = sum(worker.acknowledged for worker in workers)
    assert done > ROUNDS, "only %d commands were acknowledged" % done
    print("kill: %d kills, %d acknowledged changes, nothing lost" % (ROUNDS, done))


main()
