"""Three servers on one PostgreSQL, ten clients that write to one mailbox; one server is killed, the database goes away and
comes back. Arguments: the unpacked server, a folder to work in, for how many seconds.

Every client knows what it was told. What was acknowledged has to be there at the end, on each server, once and with the
UID that was said; what was not answered, or answered with UNAVAILABLE, may have happened once or not at all.
"""

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time

from imap import Client, Gone, No
from postgres import Postgres, free_port

HOME, WORK, SECONDS = sys.argv[1], sys.argv[2], int(sys.argv[3])
NODES, CLIENTS = 3, 10
SEED = int(os.environ.get("SEED", time.time_ns() % 1_000_000))
MAILBOX = b"shared"
PATIENCE = 60


class Node:
    def __init__(self, number, postgres):
        self.number = number
        self.data = "%s/node%d" % (WORK, number)
        self.settings = ["--data", self.data, "-D", "store.jdbc.url=" + postgres.url]
        self.settings += ["-D", "users.file=%s/users" % WORK]
        self.process = None
        self.port = None

    def start(self):
        self.port = free_port()
        command = [HOME + "/bin/restante", "serve", *self.settings, "-D", "imap.listen=127.0.0.1:%d" % self.port]
        with open(self.data + ".log", "a") as log:
            self.process = subprocess.Popen(
                command + ["-D", "imaps.listen=off"], stdout=subprocess.PIPE, stderr=log, text=True
            )

    def wait_until_ready(self):
        line = self.process.stdout.readline()
        if not line.startswith("restante ready: "):
            with open(self.data + ".log") as log:
                raise AssertionError("node %d is not ready:\n%s" % (self.number, log.read()))

    def client(self):
        client = Client(self.port)
        client.login("load", "secret")
        return client


class Worker(threading.Thread):
    """Appends messages of its own, flags and expunges some of them, and has a keyword on a message that all share."""

    def __init__(self, number, nodes, stop):
        super().__init__()
        self.number = number
        self.nodes = nodes
        self.stop = stop
        self.random = random.Random(SEED * 100 + number)
        self.keyword = b"$client%d" % number
        self.sent = 0
        self.messages = {}  # number: [UID, flags that are there, flags that may be there]
        self.maybe = set()  # numbers of appends without an answer
        self.expunging = set()
        self.expunged = set()
        self.shared = {False}  # whether the shared message may have the keyword
        self.refused = 0
        self.acknowledged = 0
        self.last_success = 0.0
        self.failure = None

    def run(self):
        node = self.number % NODES
        while not self.stop.is_set():
            try:
                client = self.nodes[node].client()
                client.select(MAILBOX)
                while not self.stop.is_set():
                    self.attempt(client)
                client.close()
            except (Gone, ConnectionError, TimeoutError):
                node = (node + 1) % NODES  # this one was killed
                time.sleep(0.1)
            except No as e:
                self.unavailable(e)
            except Exception as e:
                self.failure = "client %d: %r" % (self.number, e)
                return

    def attempt(self, client):
        try:
            self.step(client)
            self.acknowledged += 1
            self.last_success = time.monotonic()
        except No as e:
            self.unavailable(e)

    def unavailable(self, no):
        if not re.match(r"NO \[UNAVAILABLE\]", str(no)):
            raise AssertionError("refused: %s" % no)
        self.refused += 1
        time.sleep(0.2)

    def step(self, client):
        live = [number for number in self.messages if number not in self.expunging]
        what = self.random.random()
        if len(live) < 5 or what < 0.5:
            self.append(client)
        elif what < 0.7:
            self.flag(client, self.random.choice(live))
        elif what < 0.85:
            self.share(client)
        else:
            self.expunge(client, self.random.choice(live))

    def append(self, client):
        number = self.sent
        self.sent += 1
        self.maybe.add(number)
        size = self.random.choice((10, 1000, 10_000, 100_000))
        body = self.random.randbytes(size).hex().encode()
        octets = b"Subject: %d/%d\r\n\r\n%s\r\n" % (self.number, number, body)
        _, uid = client.append(MAILBOX, octets)
        self.maybe.remove(number)
        self.messages[number] = [uid, frozenset(), set()]

    def flag(self, client, number):
        message = self.messages[number]
        flag = self.random.choice((b"\\Seen", b"\\Flagged", b"\\Answered", self.keyword))
        message[2].add(flag)
        client.command(b"UID STORE %d +FLAGS.SILENT (%s)" % (message[0], flag))
        message[1] |= {flag}

    def share(self, client):
        on = self.random.random() < 0.5
        self.shared.add(on)
        client.command(b"UID STORE 1 %s.SILENT (%s)" % (b"+FLAGS" if on else b"-FLAGS", self.keyword))
        self.shared = {on}

    def expunge(self, client, number):
        uid = self.messages[number][0]
        self.expunging.add(number)
        self.messages[number][2].add(b"\\Deleted")
        client.command(b"UID STORE %d +FLAGS.SILENT (\\Deleted)" % uid)
        client.command(b"UID EXPUNGE %d" % uid)
        self.expunged.add(number)

    def verify(self, found, flags_of_shared):
        """What is found, by number: a list of UID and flags."""
        assert (self.keyword in flags_of_shared) in self.shared, "client %d: its keyword was lost" % self.number
        for number, there in found.items():
            assert len(there) == 1, "client %d: message %d is there %d times" % (self.number, number, len(there))
            assert number in self.messages or number in self.maybe, "client %d: a message of nobody" % self.number
            assert number not in self.expunged, "client %d: message %d is back" % (self.number, number)
        for number, (uid, flags, maybe) in self.messages.items():
            if number not in found:
                assert number in self.expunging, "client %d: message %d, UID %d, is lost" % (self.number, number, uid)
                continue
            [(uid_now, flags_now)] = found[number]
            assert uid_now == uid, "client %d: message %d has UID %d, not %d" % (self.number, number, uid_now, uid)
            assert flags <= flags_now <= flags | maybe, "client %d: flags %r, not %r" % (self.number, flags_now, flags)


def look(node):
    """The mailbox as one server has it: by client and number, then the flags of UID 1, then everything to compare."""
    client = node.client()
    client.select(MAILBOX)
    messages = client.fetch(b"1:*", b"FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)]")
    client.close()
    found, everything = {}, {}
    for uid, items in messages.items():
        flags = frozenset(items[b"FLAGS"]) - {b"\\Recent"}
        header = next(value for name, value in items.items() if name.startswith(b"BODY["))
        everything[uid] = (flags, header)
        if match := re.match(rb"Subject: (\d+)/(\d+)", header):
            found.setdefault(int(match[1]), {}).setdefault(int(match[2]), []).append((uid, flags))
    return found, everything[1][0], everything


def idle_latency(listener, writer):
    """How long it takes until a session that idles on one server hears of a message that came by another."""
    idling, writing = listener.client(), writer.client()
    idling.select(b"quiet")
    times = []
    for number in range(20):
        tag = idling.begin(b"IDLE")
        assert idling.line().startswith(b"+")
        octets = b"Subject: %d\r\n\r\nx\r\n" % number
        writing.append(b"quiet", octets)
        began = time.monotonic()
        while b"EXISTS" not in idling.line():
            pass
        times.append(time.monotonic() - began)
        idling.send(b"DONE\r\n")
        idling.finish(tag)
    return sorted(times)


def metadata_news(listener, writer):
    """A session that idles on one server hears which annotations another server has changed."""
    idling, writing = listener.client(), writer.client()
    idling.command(b"ENABLE METADATA")
    idling.select(b"quiet")
    for place, entry in ((b"quiet", b"/shared/comment"), (b"quiet", b"/private/specialuse"), (b'""', b"/private/comment")):
        tag = idling.begin(b"IDLE")
        assert idling.line().startswith(b"+")
        value = b'"\\\\Archive"' if entry == b"/private/specialuse" else b'"news"'
        writing.command(b"SETMETADATA %s (%s %s)" % (place, entry, value))
        wanted = b"* METADATA %s %s" % (place, entry)
        while (line := idling.line()).rstrip() != wanted:
            assert b"METADATA" not in line, "%r instead of %r" % (line, wanted)
        idling.send(b"DONE\r\n")
        idling.finish(tag)
    idling.close()
    writing.close()


def wait_for(what, condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited too long until " + what
        time.sleep(0.1)


def successes(workers, since):
    return all(worker.last_success > since or worker.failure for worker in workers)


def load(nodes, postgres):
    stop = threading.Event()
    workers = [Worker(number, nodes, stop) for number in range(CLIENTS)]
    for worker in workers:
        worker.start()
    try:
        time.sleep(SECONDS / 3)
        nodes[0].process.kill()
        nodes[0].process.wait()
        killed = time.monotonic()
        wait_for("all clients go on after a server was killed", lambda: successes(workers, killed))
        time.sleep(SECONDS / 6)
        nodes[0].start()
        nodes[0].wait_until_ready()
        postgres.stop()
        time.sleep(max(10, SECONDS / 5))
        refused = [worker.refused for worker in workers]
        assert all(refused), "not every client heard UNAVAILABLE: %r" % refused
        postgres.start()
        back = time.monotonic()
        wait_for("all clients go on after the database came back", lambda: successes(workers, back))
        time.sleep(SECONDS / 4)
    finally:
        stop.set()
        for worker in workers:
            worker.join(PATIENCE)
    failures = [worker.failure for worker in workers if worker.failure]
    assert not failures, "\n".join(failures)
    return workers


def main():
    os.makedirs(WORK)
    print("nodes: seed %d" % SEED)
    postgres = Postgres(WORK + "/postgres")
    nodes = [Node(number, postgres) for number in range(NODES)]
    try:
        postgres.start()
        add = [HOME + "/bin/restante", "user", "add", "load", *nodes[0].settings]
        subprocess.run(add, input="secret\n", text=True, check=True)
        for node in nodes:
            node.start()  # all at once, on a database without tables
        for node in nodes:
            node.wait_until_ready()
        client = nodes[0].client()
        for name in (MAILBOX, b"quiet"):
            client.command(b"CREATE " + name)
        client.append(MAILBOX, b"Subject: of all\r\n\r\nx\r\n")
        client.close()
        times = idle_latency(nodes[1], nodes[2])
        assert times[len(times) // 2] < 0.2, "IDLE hears of another server's message after %.3f s" % times[len(times) // 2]
        metadata_news(nodes[0], nodes[2])
        workers = load(nodes, postgres)
        views = [look(node) for node in nodes]
        for found, flags_of_shared, everything in views:
            assert everything == views[0][2], "the servers disagree"
            for worker in workers:
                worker.verify(found.get(worker.number, {}), flags_of_shared)
        for node in nodes:
            node.process.send_signal(signal.SIGTERM)
        for node in nodes:
            assert node.process.wait(PATIENCE) == 0, "SIGTERM did not end it with 0"
        subprocess.run([HOME + "/bin/restante", "check", *nodes[0].settings], check=True)
        print(
            "nodes: %d changes by %d clients on %d servers, %d refused while the database was away, nothing lost;"
            " IDLE hears of other servers after %d ms (median), %d ms (slowest of %d)"
            % (
                sum(worker.acknowledged for worker in workers),
                CLIENTS,
                NODES,
                sum(worker.refused for worker in workers),
                times[len(times) // 2] * 1000,
                times[-1] * 1000,
                len(times),
            )
        )
    finally:
        for node in nodes:
            if node.process:
                node.process.kill()
        postgres.kill()


main()
