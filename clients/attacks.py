"""Attacks on a server with a small heap (-Xmx128m), one after the other. While each goes on, somebody else's session is
answered all the time; afterwards the memory and the descriptors of the process are what they were.

    attacks.py PORT PROCESS JAVA_HOME

Users are mail (who only wants to read mail) and mallory, both with the password secret. The server lets nobody take more than
ten seconds to log in, or to read what it was sent, so that nobody has to wait here for a minute.
"""

import contextlib
import os
import re
import socket
import subprocess
import sys
import threading
import time
import zlib

from imap import Client

PORT, PROCESS, JCMD = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] + "/bin/jcmd"
PATIENCE = 30  # seconds for one answer to the bystander
HEAP_MORE = 24 << 20  # octets of heap that may be in use after an attack, more than before: caches fill up
DESCRIPTORS_MORE = 8


class Attacker:
    """A connection from an address of its own, which minds neither the server's answers nor its goodbye."""

    def __init__(self, host=2, login=False):
        self.socket = socket.socket()
        self.socket.settimeout(PATIENCE)
        self.socket.bind((f"127.0.{host // 250 + 1}.{host % 250 + 1}", 0))
        self.socket.connect(("127.0.0.1", PORT))
        self.file = self.socket.makefile("rb")
        self.greeting = self.file.readline()
        if login:
            assert b" OK " in self.ask(b"LOGIN mallory secret")[-1]

    def send(self, octets):
        """Returns whether the server still takes it."""
        try:
            self.socket.sendall(octets)
        except OSError:
            return False
        return True

    def ask(self, command):
        """Sends a command; returns the lines up to its completion, or to the end of the connection."""
        self.send(b"t " + command + b"\r\n")
        lines = []
        with contextlib.suppress(OSError):
            for line in self.file:
                lines.append(line)
                if line.startswith((b"t ", b"* BYE")):
                    break
        return lines or [b""]

    def rest(self):
        with contextlib.suppress(OSError):
            return self.file.read()
        return b""

    def flood(self, block):
        """Sends the same for ever, until the server has had enough, which is soon."""
        began = time.monotonic()
        while self.send(block):
            assert time.monotonic() - began < 60, (block[:60], "the server never has enough")

    def close(self):
        with contextlib.suppress(OSError):
            self.file.close()
            self.socket.close()


class Bystander(threading.Thread):
    """Reads and gets mail, and is answered."""

    def __init__(self):
        super().__init__(daemon=True)
        self.client = Client(PORT, timeout=PATIENCE)
        self.client.login("mail", "secret")
        self.client.select(b"INBOX")
        self.done, self.answers, self.slowest, self.failure = threading.Event(), 0, 0.0, None

    def run(self):
        try:
            while not self.done.is_set():
                began = time.monotonic()
                self.client.command(b"NOOP")
                self.client.append(b"INBOX", b"Subject: day by day\r\n\r\nbody\r\n")
                assert self.client.fetch(b"1", b"BODY.PEEK[]")
                self.slowest = max(self.slowest, time.monotonic() - began)
                self.answers += 1
                self.done.wait(0.2)
            self.client.close()
        except Exception as e:
            self.failure = repr(e)


def together(*calls):
    failures = []

    def run(call):
        try:
            call()
        except Exception as e:
            failures.append(repr(e))

    threads = [threading.Thread(target=run, args=(call,), daemon=True) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
        assert not thread.is_alive(), "an attack has no end"
    assert not failures, failures[:3]


def slow_logins():
    """An octet now and then, from as many addresses as it takes: nobody has longer than the time to log in."""
    slow = [Attacker(host=i % 60) for i in range(900)]
    assert sum(each.greeting.startswith(b"* OK") for each in slow) >= 800
    while alive := [each for each in slow if each.send(b"a")]:
        time.sleep(0.5)
        for each in alive:
            each.socket.setblocking(False)
            with contextlib.suppress(OSError):
                if b"BYE" in each.socket.recv(1000):
                    slow.remove(each)
                    each.close()


def endless_lines():
    together(*[lambda i=i: endless_line(i) for i in range(20)])


def endless_line(host):
    attacker = Attacker(host)
    assert attacker.send(b"a NOOP ")
    attacker.flood(b"x" * 8192)
    attacker.close()


def literals_before_login():
    def flood(host, block):
        attacker = Attacker(host)
        attacker.flood(block)
        attacker.close()

    blocks = [b"a LOGIN {4096+}\r\n" + b"x" * 4096, b"a LOGIN {4097+}\r\n" + b"x" * 4097 + b"\r\n"]
    blocks += [b"a ID (" + b"{1+}\r\nx " * 1000, b"a AUTHENTICATE {9999999999+}\r\n" + b"x" * 8192]
    together(*[lambda i=i, b=block: flood(10 + i, b) for i, block in enumerate(blocks * 5)])


def literals_after_login():
    def flood(host, block):
        attacker = Attacker(host, login=True)
        attacker.flood(block)
        attacker.close()

    mebibyte = b"x" * (1 << 20)
    blocks = [b"a SEARCH SUBJECT {9999999999+}\r\n" + mebibyte, b"a SEARCH" + b" SUBJECT {1048576+}\r\n" + mebibyte]
    blocks += [b"a SEARCH" + b" TEXT {1+}\r\nx" * 7000, b"a APPEND INBOX {67108865+}\r\n" + mebibyte]
    together(*[lambda i=i, b=block: flood(20 + i, b) for i, block in enumerate(blocks * 3)])


NESTING = (
    b"SEARCH %s",
    b"UID SEARCH RETURN %s",
    b"SORT %s UTF-8 ALL",
    b"SORT (ARRIVAL) UTF-8 %s",
    b"THREAD REFERENCES UTF-8 %s",
    b"ESEARCH IN %s ALL",
    b"FETCH 1 %s",
    b"FETCH 1 BODY[HEADER.FIELDS %s]",
    b"STORE 1 +FLAGS %s",
    b"STORE 1 %s FLAGS x",
    b"STATUS INBOX %s",
    b"LIST %s %%",
    b'LIST "" %s',
    b'LIST "" %% RETURN %s',
    b"SELECT INBOX %s",
    b"CREATE x %s",
    b"APPEND INBOX %s {1+}\r\nx",
    b"APPEND INBOX CATENATE %s",
    b"ID %s",
    b"NOTIFY SET %s",
    b"GETMETADATA %s INBOX x",
    b"SETMETADATA INBOX %s",
    b"SETQUOTA x %s",
    b"SETACL INBOX %s lr",
    b"COPY 1 %s",
)


def parentheses():
    together(lambda: nest(b"(", 31), lambda: nest(b")", 32), lambda: nest(b"((x)", 33))


def nest(what, host):
    attacker = Attacker(host, login=True)
    attacker.ask(b"SELECT INBOX")
    for command in NESTING:
        answer = attacker.ask(command % (what * (40_000 // len(what))))[-1]
        assert re.match(rb"t (BAD|NO)", answer), (command, answer)
        assert b" OK" in attacker.ask(b"NOOP")[-1]
    # Where nobody has logged in, one level is all there is.
    stranger = Attacker(host)
    for command in (b"NOOP %s", b"ID %s"):
        assert stranger.ask(command % (what * 2000))[-1].startswith(b"t BAD"), command
    stranger.close()
    attacker.close()


def sequence_sets():
    odd = b",".join(b"%d" % n for n in range(1, 240_000, 2))[: 1_000_000].rsplit(b",", 1)[0]
    all_of_it = b",".join([b"1:*"] * 200_000)
    huge = b",".join([b"4294967295:1,*:4294967290"] * 38_000)

    def ask(host, numbers):
        attacker = Attacker(host, login=True)
        attacker.ask(b"SELECT INBOX")
        for command in (b"FETCH %s FLAGS", b"UID FETCH %s UID", b"STORE %s +FLAGS.SILENT x", b"SEARCH %s", b"UID COPY %s Copies"):
            answer = attacker.ask(command % numbers)[-1]
            assert re.match(rb"t (OK|NO|BAD)", answer), (command, answer)
        attacker.close()

    together(*[lambda i=i, n=n: ask(40 + i, n) for i, n in enumerate((odd, all_of_it, huge))])


def compression_bombs():
    deflate = zlib.compressobj(9, wbits=-15)
    zeros = b"".join(deflate.compress(b"0" * (1 << 20)) for _ in range(512)) + deflate.flush()
    deflate = zlib.compressobj(9, wbits=-15)
    commands = b"".join(deflate.compress(b"a NOOP\r\n" * (1 << 17)) for _ in range(64)) + deflate.flush()

    def send(host, bomb):
        attacker = Attacker(host, login=True)
        assert b" OK" in attacker.ask(b"COMPRESS DEFLATE")[-1]
        attacker.send(bomb)
        time.sleep(3)  # and reads nothing
        attacker.close()

    together(*[lambda i=i, b=bomb: send(50 + i, b) for i, bomb in enumerate([zeros, commands] * 4)])


def connections_of_one_address():
    began = time.monotonic()
    crowd = [Attacker(host=70) for _ in range(3000)]
    greeted = [each for each in crowd if each.greeting.startswith(b"* OK")]
    # Others are let in once the first have taken too long to log in.
    assert 20 <= len(greeted) <= 20 * (1 + (time.monotonic() - began) // 10), len(greeted)
    assert all(each.greeting.startswith(b"* BYE [LIMIT]") for each in crowd if each not in greeted)
    for each in crowd:
        each.close()


def askers_that_never_read():
    def ask(host):
        attacker = Attacker(host, login=True)
        attacker.ask(b"SELECT Mime")
        attacker.flood(b"a FETCH 1:* BODY.PEEK[]\r\nb LIST \"\" *\r\nc CAPABILITY\r\n" * 50)
        attacker.close()

    together(*[lambda i=i: ask(80 + i) for i in range(20)])


def broken_mail():
    """What a message can be made of, and everything that looks at it."""
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(3000))
    forwarded = b"Content-Type: message/rfc822\r\n\r\n" * 3000 + b"Subject: x\r\n\r\n"
    wide = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 100_000
    messages = {
        "depth": nested,
        "messages in messages": forwarded,
        "parts": wide,
        "one boundary for all": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 20_000,
        "one endless field": b"Subject: " + b"x" * 8_000_000 + b"\r\n\r\n",
        "folded for ever": b"Subject: x" + b"\r\n x" * 1_000_000 + b"\r\n\r\n",
        "fields": b"X: y\r\n" * 500_000 + b"\r\n",
        "addresses": b"To: " + b"a@b.c,\r\n " * 200_000 + b"\r\n\r\n",
        "brackets of addresses": b"To: " + b"<" * 500_000 + b"(" * 500_000 + b"\r\n\r\n",
        "comments": b"From: " + b"((\\" * 300_000 + b"\r\n\r\n",
        "continuations": b"Content-Type: a/b" + b"".join(b";\r\n name*%d*=x" % i for i in range(100_000)) + b"\r\n\r\n",
        "encoded words": b"Subject: " + b"=?utf-8?q?=C3?= " * 100_000 + b"\r\n\r\n",
        "references": b"References: " + b"<a@b>\r\n " * 200_000 + b"\r\n\r\n",
        "lines of nothing": b"\r\n" * 4_000_000,
        "base64": b"Content-Transfer-Encoding: base64\r\n\r\n" + b"=" * 4_000_000,
    }
    attacker = Client(PORT, timeout=120)
    attacker.login("mallory", "secret")
    for name, message in messages.items():
        attacker.append(b"Mime", message)
    attacker.select(b"Mime")
    for command in (
        b"FETCH 1:* (ENVELOPE BODYSTRUCTURE RFC822.SIZE)",
        b"FETCH 1:* (BODY.PEEK[1.1.1.1.1.1.1] BODY.PEEK[HEADER.FIELDS (Subject)] PREVIEW)",
        b"SEARCH OR TEXT nowhere OR FROM nobody HEADER X z",
        b"SORT (SUBJECT FROM TO ARRIVAL) UTF-8 ALL",
        b"THREAD REFERENCES UTF-8 ALL",
        b"THREAD ORDEREDSUBJECT UTF-8 ALL",
    ):
        attacker.command(command)
    attacker.close()


def wildcards():
    attacker = Attacker(90, login=True)
    for i in range(300):
        attacker.ask(b"CREATE " + b"/".join([b"aaaaaaaaaaaaaaaaaaaaaaaa"] * (1 + i % 8)) + b"%d" % i)
    for pattern in (b"*%" * 16, b"*a" * 16 + b"b", b"%a*" * 10 + b"b"):
        for command in (b'LIST "" "%s"', b'LSUB "" "%s"', b'LIST (SUBSCRIBED) "" ("%s") RETURN (STATUS (MESSAGES))'):
            assert b" OK" in attacker.ask(command % pattern)[-1], pattern
    for pattern in (b"*a" * 33, b"%" * 60_000, b"a" * 1001):
        assert re.match(rb"t (BAD|NO)", attacker.ask(b'LIST "" "%s"' % pattern)[-1]), pattern[:40]
    attacker.close()


def search_keys():
    def ask(host, keys):
        attacker = Attacker(host, login=True)
        attacker.ask(b"SELECT INBOX")
        answer = attacker.ask(b"SEARCH " + keys)[-1]
        assert re.match(rb"t (OK|NO|BAD)", answer), (keys[:40], answer)
        attacker.close()

    kinds = (b"ALL ", b"TEXT x ", b"OR ALL ", b"NOT ", b"BODY a NOT BODY b ", b"HEADER a b ", b"KEYWORD a UNKEYWORD b ", b"1:* ")
    together(*[lambda i=i, k=kind: ask(100 + i, k * (60_000 // len(k)) + b"ALL") for i, kind in enumerate(kinds)])


def endless_authentication():
    def flood(host, mechanism, block):
        attacker = Attacker(host)
        assert attacker.send(b"a AUTHENTICATE " + mechanism + b"\r\n")
        attacker.flood(block)
        attacker.close()

    def give_up(host):
        for _ in range(300):
            attacker = Attacker(host)
            attacker.send(b"a AUTHENTICATE PLAIN\r\n")
            attacker.close()

    calls = [lambda i=i: flood(110 + i, (b"PLAIN", b"LOGIN")[i % 2], b"AAAA" * 2048) for i in range(10)]
    together(*calls, *[lambda i=i: give_up(130 + i) for i in range(4)])


ATTACKS = (
    slow_logins,
    endless_lines,
    literals_before_login,
    literals_after_login,
    parentheses,
    sequence_sets,
    compression_bombs,
    connections_of_one_address,
    broken_mail,
    askers_that_never_read,
    wildcards,
    search_keys,
    endless_authentication,
)


def jcmd(*command):
    return subprocess.run([JCMD, str(PROCESS), *command], capture_output=True, text=True, check=True).stdout


def heap():
    """How many octets of heap are in use after a collection."""
    jcmd("GC.run")
    return sum(int(used) << 10 for used in re.findall(r"total \d+K, used (\d+)K", jcmd("GC.heap_info")))


def descriptors():
    return len(os.listdir(f"/proc/{PROCESS}/fd"))


def settled(measure, limit):
    """Returns the figure once it is no more than it may be."""
    began = time.monotonic()
    while time.monotonic() - began < 60:
        if (figure := measure()) <= limit:
            return figure
        time.sleep(0.2)
    largest = "".join(jcmd("GC.class_histogram").splitlines(True)[:12])
    raise AssertionError(f"{measure.__name__}: {measure()}, and {limit} are allowed; of the heap:\n{largest}")


def prepare():
    client = Client(PORT, timeout=PATIENCE)
    client.login("mail", "secret")
    client.append(b"INBOX", b"Subject: first\r\n\r\nbody\r\n")
    client.close()
    client = Client(PORT, timeout=120)
    client.login("mallory", "secret")
    for name in (b"Copies", b"Mime", b"Large"):
        client.command(b"CREATE " + name)
    # The database's cache of pages is as full afterwards as it gets.
    client.append(b"Large", b"Subject: large\r\n\r\n" + b"0123456789abcdef\r\n" * 2_500_000)
    client.select(b"Large")
    assert client.fetch(b"1", b"BODY.PEEK[]")
    for _ in range(50):
        client.append(b"INBOX", b"Subject: mallory\r\n\r\nbody\r\n")
    client.close()


def main():
    prepare()
    before = heap(), descriptors()
    assert before[0] > 1 << 20, before
    wanted = sys.argv[4:]
    for attack in [each for each in ATTACKS if not wanted or each.__name__ in wanted]:
        began, bystander = time.monotonic(), Bystander()
        bystander.start()
        attack()
        lasted = time.monotonic() - began
        bystander.done.set()
        bystander.join(PATIENCE)
        assert bystander.failure is None and bystander.answers > 0, (attack.__name__, bystander.failure)
        used = settled(heap, before[0] + HEAP_MORE)
        open_files = settled(descriptors, before[1] + DESCRIPTORS_MORE)
        print(
            f"attack {attack.__name__}: {lasted:.1f} s, {bystander.answers} answers to somebody else, the slowest after "
            f"{bystander.slowest:.2f} s; then {used >> 20} MiB of heap, {open_files} descriptors",
            flush=True,
        )


if __name__ == "__main__":
    main()
