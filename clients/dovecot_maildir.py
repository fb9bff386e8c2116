"""One Maildir, served by Dovecot and by Restante in turn and at once. Arguments: the unpacked server.

Dovecot fills a Maildir; Restante serves it with the same UIDVALIDITYs, UIDs, flags, keywords, dates and octets, and changes
it; Dovecot serves the result. Then both work on it at the same time, and mail that a delivery agent drops shows up in IDLE.
Neither may find anything to complain of in its log.
"""

import email.utils
import grp
import hashlib
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from imap import Client

RESTANTE = os.path.abspath(sys.argv[1])
# Neither server gives root any mail.
ACCOUNT = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
USER, PASSWORD = "alice", "secret"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def own(path):
    if os.geteuid() == 0:
        os.chown(path, ACCOUNT.pw_uid, ACCOUNT.pw_gid)
    return path


def make(*parts):
    path = os.path.join(*parts)
    os.mkdir(path, 0o755)
    return own(path)


def connect(port):
    deadline = time.monotonic() + 60
    while True:
        try:
            client = Client(port)
            client.login(USER, PASSWORD)
            return client
        except ConnectionRefusedError:
            assert time.monotonic() < deadline, "no server on port %d" % port
            time.sleep(0.05)


class Dovecot:
    def __init__(self, work):
        self.home = make(work, "dovecot")
        self.log = os.path.join(self.home, "log")
        self.port = free_port()
        make(self.home, "run")
        name, group = ACCOUNT.pw_name, ACCOUNT.pw_gid
        with open(os.path.join(self.home, "conf"), "w") as conf:
            conf.write(
                f"""
base_dir = {self.home}/run
state_dir = {self.home}/run
log_path = {self.log}
default_internal_user = {name}
default_internal_group = {grp.getgrgid(group).gr_name}
default_login_user = {name}
listen = 127.0.0.1
protocols = imap
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{work}/mail/%u
namespace inbox {{
  inbox = yes
  separator = /
}}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={ACCOUNT.pw_uid} gid={group} home={work}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""
            )

    def start(self):
        self.process = subprocess.Popen(["dovecot", "-F", "-c", os.path.join(self.home, "conf")])
        return connect(self.port)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        with open(self.log) as log:
            complaints = [line for line in log if re.search(r"Error|Warning|Fatal|Panic", line)]
        complaints = [line for line in complaints if "Killed with signal 15" not in line]
        assert not complaints, "Dovecot complains:\n" + "".join(complaints)


class Restante:
    def __init__(self, work):
        self.home = os.path.join(work, "restante")
        shutil.copytree(RESTANTE, self.home)
        self.data = make(work, "data")
        self.log = os.path.join(work, "restante.log")
        self.port = free_port()
        self.options = ["--data", self.data, "-D", "store.use=maildir"]
        self.options += ["-D", "store.maildir.folder=" + os.path.join(work, "mail", "{user}")]
        self.run(["user", "add", USER], input=PASSWORD + "\n")

    def run(self, command, **how):
        who = {"user": ACCOUNT.pw_uid, "group": ACCOUNT.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        where = self.options[:2] if command[0] == "user" else self.options
        program = [os.path.join(self.home, "bin", "restante"), *command, *where]
        return subprocess.run(program, text=True, check=True, capture_output=True, **who, **how).stdout

    def start(self):
        who = {"user": ACCOUNT.pw_uid, "group": ACCOUNT.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        listen = ["-D", "imap.listen=127.0.0.1:%d" % self.port, "-D", "imaps.listen=off"]
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                [os.path.join(self.home, "bin", "restante"), "serve", *self.options, *listen],
                stdout=log,
                stderr=log,
                **who,
            )
        return connect(self.port)

    def stop(self):
        complaints = self.complaints()
        assert not complaints, "Restante complains:\n" + "".join(complaints)

    def complaints(self):
        """Ends it, and returns what it has complained of."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(30) == 0, "SIGTERM did not end Restante with 0"
        with open(self.log) as log:
            return [line for line in log if re.search(r" (ERROR|WARN) ", line)]


def moment(date):
    """Seconds since 1970 of an INTERNALDATE."""
    return email.utils.mktime_tz(email.utils.parsedate_tz(date.decode().strip().replace("-", " ", 2)))


def mailboxes(client, command=b"LIST"):
    untagged, _ = client.command(command + b' "" "*"')
    names = []
    for response in untagged:
        match = re.match(rb'\* (?:LIST|LSUB) \(([^)]*)\) "/" "?([^"]*)"?$', response.parts[0])
        if match and not re.search(rb"\\(NonExistent|Noselect)", match[1], re.I):
            names.append(match[2])
    return sorted(names)


def picture(client):
    """All that a client can know of the account."""
    seen = {"subscribed": mailboxes(client, b"LSUB")}
    for name in mailboxes(client):
        validity, uid_next, count = client.select(b'"' + name + b'"')
        messages = client.fetch(b"1:*", b"FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[]") if count else {}
        seen[name] = (
            validity,
            uid_next,
            {
                uid: (
                    frozenset(flag.lower() for flag in m[b"FLAGS"]) - {b"\\recent"},
                    moment(m[b"INTERNALDATE"]),
                    int(m[b"RFC822.SIZE"]),
                    hashlib.sha256(m[b"BODY[]"]).hexdigest(),
                )
                for uid, m in messages.items()
            },
        )
    client.command(b"UNSELECT")
    return seen


def same(one, other, what):
    assert one.keys() == other.keys(), "%s: mailboxes %r and %r" % (what, sorted(map(str, one)), sorted(map(str, other)))
    for name in one:
        if one[name] != other[name]:
            a, b = one[name], other[name]
            if name != "subscribed" and a[:2] == b[:2]:
                a, b = ({uid: m for uid, m in x[2].items() if y[2].get(uid) != m} for x, y in ((a, b), (b, a)))
            raise AssertionError("%s: %r differs:\n%r\n%r" % (what, name, a, b))


def message(number, body=b"text\r\n"):
    return b"From: a@example.com\r\nSubject: message %d\r\n\r\n" % number + body


def fill(client):
    """What a user does in a while: mail, flags, keywords, mailboxes."""
    for number in range(30):
        flags = b" ".join([b"\\Seen", b"\\Flagged", b"$Forwarded", b"Work", b"\\Draft"][number % 4 : number % 6])
        client.append(b"INBOX", message(number, b"x" * (number * 997) + b"\r\n"), flags, b"%2d-Jul-1996 02:44:25 -0700" % (number + 1))
    for name in (b"Work", b"Work/Drafts", b"Entw&APw-rfe", b'"a b"'):
        client.command(b"CREATE " + name)
    client.command(b"SUBSCRIBE Work/Drafts")
    client.command(b"SUBSCRIBE Entw&APw-rfe")
    client.select(b"INBOX")
    client.command(b"UID COPY 1:5 Work")
    client.command(b"UID MOVE 6:8 Work/Drafts")
    client.command(b"UID STORE 2:20 +FLAGS.SILENT (\\Answered NonJunk)")
    client.command(b"UID STORE 10:12 +FLAGS.SILENT (\\Deleted)")
    client.command(b"UID EXPUNGE 10:11")
    client.command(b"UID COPY 3 INBOX")


def change(client):
    """What another program does then."""
    client.select(b"INBOX")
    client.append(b"INBOX", message(100), b"\\Seen $Label1", b"17-Jul-2006 12:00:00 +0200")
    client.append(b"INBOX", message(101, b"y" * 100_000 + b"\r\n"))
    client.command(b"UID STORE 1:9 -FLAGS.SILENT (\\Seen NonJunk)")
    client.command(b"UID STORE 13:25 +FLAGS.SILENT (\\Flagged Fresh)")
    client.command(b"UID STORE 26 FLAGS.SILENT (\\Deleted)")
    client.command(b"UID EXPUNGE 26")
    client.command(b"UID MOVE 14:15 Work")
    client.command(b"UID COPY 16:17 Entw&APw-rfe")
    client.command(b"CREATE New")
    client.command(b"CREATE New/Inner")
    client.append(b"New/Inner", message(102), b"Fresh")
    client.command(b"RENAME Work Done")
    client.command(b"CREATE Gone")
    client.append(b"Gone", message(103))
    client.command(b"DELETE Gone")
    client.command(b"SUBSCRIBE Done")
    client.command(b"UNSUBSCRIBE Work/Drafts")


def there_and_back(first, second):
    client = first.start()
    fill(client)
    before = picture(client)
    client.close()
    first.stop()

    client = second.start()
    same(before, picture(client), "taken over")
    change(client)
    after = picture(client)
    client.close()
    second.stop()

    client = first.start()
    found = picture(client)
    client.close()
    first.stop()
    return found, after


def at_once(dovecot, restante):
    one, other = dovecot.start(), restante.start()
    one.command(b"CREATE Together")
    given = []
    for number in range(60):
        given.append((one, other)[number % 2].append(b"Together", message(number))[1])
    assert given == sorted(set(given)), "UIDs given by two servers: %r" % given
    for client in (one, other):
        client.select(b"Together")
    one.command(b"UID STORE 1:20 +FLAGS.SILENT (\\Seen Mine)")
    other.command(b"UID STORE 10:30 +FLAGS.SILENT (\\Flagged Yours)")
    other.command(b"UID STORE 40:41 +FLAGS.SILENT (\\Deleted)")
    other.command(b"UID EXPUNGE 40:41")
    one.command(b"UID STORE 42 +FLAGS.SILENT (\\Deleted)")
    one.command(b"UID EXPUNGE 42")
    same(picture(one), picture(other), "two servers at once")
    one.close()
    other.close()
    dovecot.stop()
    restante.stop()


def delivery(restante, work):
    root = os.path.join(work, "mail", USER)
    client = restante.start()
    client.select(b"INBOX")
    worst = 0.0
    for number in range(5):
        tag = client.begin(b"IDLE")
        client.continuation(tag)
        name = "%d.M%dP1.delivery" % (time.time(), number)
        with open(os.path.join(root, "tmp", name), "wb") as file:
            file.write(message(number).replace(b"\r\n", b"\n"))
        own(os.path.join(root, "tmp", name))
        os.rename(os.path.join(root, "tmp", name), os.path.join(root, "new", name))
        start = time.monotonic()
        while not client.response().parts[0].endswith(b" EXISTS"):
            pass
        worst = max(worst, time.monotonic() - start)
        client.send(b"DONE\r\n")
        client.finish(tag)
    assert worst < 1, "a delivery took %.3f s to be seen in IDLE" % worst
    client.close()
    restante.stop()
    return worst


def wrong_owner(restante, work):
    """Mail of somebody else: the client is told so, the log names what may not be used, and all is as it was."""
    root = os.path.join(work, "mail", USER)
    client = restante.start()
    before = picture(client)
    client.close()
    restante.stop()
    os.chown(root, 0, 0)
    os.chmod(root, 0o700)
    client = restante.start()
    tag = client.begin(b"SELECT INBOX")
    answer = client.response().parts[0]
    assert answer.startswith(tag + b" NO [UNAVAILABLE] The server may not use the folder"), answer
    client.close()
    assert restante.complaints(), "nothing in the log"
    with open(restante.log) as log:
        assert "AccessDeniedException: " + root in log.read(), "the log does not name the folder"
    own(root)
    client = restante.start()
    same(before, picture(client), "after the owner was wrong")
    client.close()
    restante.stop()


def main():
    work = tempfile.mkdtemp(prefix="dovecot-maildir-")
    os.chmod(work, 0o755)
    running = []
    try:
        make(work, "mail")
        dovecot, restante = Dovecot(work), Restante(work)
        running += [dovecot, restante]
        found, after = there_and_back(dovecot, restante)
        same(found, after, "Dovecot, Restante, Dovecot")
        assert restante.run(["check"]).strip() == "no damage"

        shutil.rmtree(os.path.join(work, "mail", USER))
        found, after = there_and_back(restante, dovecot)
        same(found, after, "Restante, Dovecot, Restante")
        at_once(dovecot, restante)
        worst = delivery(restante, work)
        assert restante.run(["check", "--rebuild"]).strip() == "no damage"
        client = restante.start()
        rebuilt = picture(client)
        client.close()
        restante.stop()
        client = dovecot.start()
        same(picture(client), rebuilt, "after a rebuild")
        client.close()
        dovecot.stop()
        if os.geteuid() == 0:
            wrong_owner(restante, work)
        print("dovecot: one Maildir there and back, both ways, and at once; deliveries in IDLE after at most %.0f ms" % (worst * 1000))
    except BaseException:
        for server in running:
            if os.path.exists(server.log):
                with open(server.log) as log:
                    sys.stderr.write(log.read()[-5000:])
        raise
    finally:
        for server in running:
            process = getattr(server, "process", None)
            if process and process.poll() is None:
                process.kill()
                process.wait()
        shutil.rmtree(work, ignore_errors=True)


main()
