"""Copies a user's mail from Derby to PostgreSQL and on to another Derby, interrupted on the way, and looks at it as a
client does. Arguments: the unpacked server, a folder to work in."""

import os
import random
import re
import signal
import subprocess
import sys
import time

from imap import Client
from postgres import Postgres, free_port

HOME, WORK = sys.argv[1], sys.argv[2]
MESSAGES = int(os.environ.get("MESSAGES", "300"))
INTERRUPTIONS = 3
random.seed(int(os.environ.get("SEED", "1")))


class Server:
    def __init__(self, settings):
        port = free_port()
        command = [HOME + "/bin/restante", "serve", *settings, "-D", "imap.listen=127.0.0.1:%d" % port]
        self.process = subprocess.Popen(command + ["-D", "imaps.listen=off"], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline().startswith("restante ready: "), "not ready"
        self.client = Client(port)
        self.client.login("load", "secret")

    def stop(self):
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0


def restante(*arguments, code=0, **more):
    done = subprocess.run([HOME + "/bin/restante", *arguments], capture_output=True, text=True, **more)
    assert done.returncode == code, "%r: %d\n%s%s" % (arguments, done.returncode, done.stdout, done.stderr)
    return done.stdout + done.stderr


def fill(client):
    client.command(b"CREATE deep/work")
    client.command(b"CREATE empty")
    client.command(b"SUBSCRIBE deep/work")
    client.command(b"SUBSCRIBE gone")
    for number in range(MESSAGES):
        mailbox = b"INBOX" if number % 3 else b"deep/work"
        flags = random.sample([b"\\Seen", b"\\Flagged", b"$Label1", b"Junk"], random.randint(0, 3))
        octets = b"Subject: %d\r\n\r\n%s\r\n" % (number, random.randbytes(random.choice((10, 2000, 20_000))).hex().encode())
        client.append(mailbox, octets, b" ".join(flags), b"%2d-Jul-1996 02:44:25 -0700" % (number % 28 + 1))
    for mailbox in (b"INBOX", b"deep/work"):
        client.select(mailbox)
        client.command(b"UID STORE 10:50,%d:* +FLAGS.SILENT (\\Deleted)" % (MESSAGES // 3 - 5))
        client.command(b"EXPUNGE")
        client.command(b"UID STORE 60:70 +FLAGS.SILENT (Later)")


def look(client):
    """What clients know a mailbox by."""
    untagged, _ = client.command(b'LIST "" * RETURN (SUBSCRIBED)')
    seen = {"list": sorted(response.parts[0] for response in untagged)}
    for mailbox in (b"INBOX", b"deep/work", b"empty", b"deep"):
        validity, uid_next, count = client.select(mailbox)
        messages = client.fetch(b"1:*", b"FLAGS INTERNALDATE MODSEQ BODY.PEEK[]") if count else {}
        for items in messages.values():
            items[b"FLAGS"] = sorted(flag for flag in items[b"FLAGS"] if flag != b"\\Recent")
        seen[mailbox] = (validity, uid_next, count, messages)
    return seen


def interrupted(*arguments):
    """Kills it in the middle, some times; returns how often it was not done by then."""
    killed = 0
    for attempt in range(INTERRUPTIONS):
        process = subprocess.Popen([HOME + "/bin/restante", *arguments], stdout=subprocess.PIPE, text=True)
        time.sleep(1.5 + attempt)
        if process.poll() is None:
            killed += 1
        process.kill()
        process.wait()
    return killed


def main():
    os.makedirs(WORK)
    postgres = Postgres(WORK + "/postgres")
    users = ["-D", "users.file=%s/users" % WORK]
    old, new = ["--data", WORK + "/old", *users], ["--data", WORK + "/new", *users]
    elsewhere = ["store.jdbc.url=" + postgres.url]
    served = ["--data", WORK + "/node", *users, "-D", *elsewhere]
    try:
        postgres.start()
        restante("user", "add", "load", *old, input="secret\n")
        server = Server(old)
        fill(server.client)
        before = look(server.client)
        refusal = restante("copy", *old, "--to", *elsewhere, code=1)
        assert "in use" in refusal, refusal
        server.stop()
        killed = interrupted("copy", *old, "--to", *elsewhere)
        said = restante("copy", *old, "--to", *elsewhere, "--verify")
        assert re.search(r"copied \d+ messages? of 1 user", said) and "all the same" in said, said
        server = Server(served)
        assert look(server.client) == before, "what a client sees on PostgreSQL is not what it saw on Derby"
        # The source goes on, and the copy follows.
        server.client.select(b"INBOX")
        server.client.command(b"UID STORE 5 -FLAGS.SILENT (\\Seen)")
        server.client.command(b"UID STORE 6 +FLAGS.SILENT (\\Deleted Other)")
        server.stop()
        on = ["--from", *elsewhere, "--to", "data=%s/new" % WORK]
        assert "all the same" in restante("copy", *old, *on, "--verify")
        server = Server(served)
        server.client.select(b"INBOX")
        server.client.command(b"EXPUNGE")
        _, last = server.client.append(b"INBOX", b"Subject: late\r\n\r\nx\r\n")
        after = look(server.client)
        server.stop()
        said = restante("copy", *old, *on, "--verify")
        assert "copied 1 message of 1 user" in said and "all the same" in said, said
        server = Server(new)
        now = look(server.client)
        assert set(now[b"INBOX"][3]) == set(after[b"INBOX"][3]) and last in now[b"INBOX"][3]
        assert now[b"deep/work"] == after[b"deep/work"]
        # What has a life of its own is not overwritten.
        server.client.append(b"INBOX", b"Subject: own\r\n\r\nx\r\n")
        server.stop()
        assert "the target has given UIDs" in restante("copy", *old, *on, code=1)
        for settings in (old, served, new):
            restante("check", *settings)
        print("between stores: %d messages to PostgreSQL and back, killed %d times on the way" % (MESSAGES, killed))
    finally:
        postgres.kill()


main()
