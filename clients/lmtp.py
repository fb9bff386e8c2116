"""Mail comes in by LMTP, from Python's smtplib and from a Postfix of our own, and an IMAP client that idles hears of it.

    lmtp.py RESTANTE DATA IMAP_PORT LMTP_PORT LMTP_SOCKET WORK
"""

import os
import shutil
import smtplib
import socket
import subprocess
import sys
import time

import imap

MESSAGE = "From: carol@example.net\r\nTo: alice@mail.example\r\nSubject: {0}\r\n\r\n.a line with a dot\r\n{0}\r\n"


def check(condition, what):
    if not condition:
        sys.exit(f"!! {what}")


class Idler:
    """Alice's session, which waits for mail."""

    def __init__(self, port):
        self.client = imap.Client(port)
        self.client.login("alice", "secret")
        self.client.command(b"SELECT INBOX")

    def await_mail(self, subject):
        """Idles until there is mail, and returns the newest message."""
        tag = self.client.begin(b"IDLE")
        number = None
        while number is None:
            words = self.client.line().split()
            if words[0] == b"*" and words[-1] == b"EXISTS":
                number = words[1]
        self.client.send(b"DONE\r\n")
        self.client.finish(tag)
        fetched, _ = self.client.command(b"FETCH %s BODY.PEEK[]" % number)
        text = fetched[0].parts[1].decode()
        check(f"Subject: {subject}\r\n" in text, f"{subject} is not what came: {text}")
        check(text.endswith(f"\r\n\r\n.a line with a dot\r\n{subject}\r\n"), f"the message is not as it was sent: {text}")
        return text


def by_smtplib(idler, host, port, name):
    with smtplib.LMTP(host, port, local_hostname="here.example") as lmtp:
        refused = lmtp.sendmail(
            "carol@example.net", ["alice@mail.example", "nobody@mail.example"], MESSAGE.format(name))
    check(list(refused) == ["nobody@mail.example"], f"refused were {refused}")
    text = idler.await_mail(name)
    check("Return-Path: <carol@example.net>" in text, "no Return-Path")
    print(f"{name}: delivered")


def deliver(restante, data, recipient, text):
    return subprocess.run(
        [restante, "deliver", "--data", data, "-f", "carol@example.net", recipient],
        input=text.replace("\r\n", "\n").encode(), stderr=subprocess.PIPE, timeout=60)


def by_command(idler, restante, data):
    done = deliver(restante, data, "alice+nowhere@mail.example", MESSAGE.format("by command"))
    check(done.returncode == 0, f"restante deliver: {done.returncode} {done.stderr}")
    text = idler.await_mail("by command")
    check("Delivered-To: alice+nowhere@mail.example" in text, "no Delivered-To")
    unknown = deliver(restante, data, "nobody@mail.example", MESSAGE.format("lost"))
    check(unknown.returncode == 67, f"restante deliver for nobody: {unknown.returncode}")
    print("restante deliver: delivered, and 67 for nobody")


def once(restante, data, imap_port, lmtp_port):
    """What has come by LMTP does not come again by command (delivery.duplicates)."""
    text = "Message-ID: <once@here.example>\r\n" + MESSAGE.format("once")
    with smtplib.LMTP("127.0.0.1", lmtp_port, local_hostname="here.example") as lmtp:
        lmtp.sendmail("carol@example.net", ["alice@mail.example"], text)
    done = deliver(restante, data, "alice@mail.example", text)
    check(done.returncode == 0, f"restante deliver: {done.returncode} {done.stderr}")
    client = imap.Client(imap_port)
    client.login("alice", "secret")
    client.command(b"SELECT INBOX")
    found, _ = client.command(b"SEARCH SUBJECT once")
    check(len(found[0].parts[0].split()) == 3, f"a duplicate is kept: {found[0].parts}")
    client.close()
    print("LMTP, then restante deliver: kept once")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postfix:
    """A Postfix with a queue of its own, which gives everything for mail.example to LMTP."""

    def __init__(self, work, lmtp_port):
        self.conf = os.path.join(work, "postfix")
        self.port = free_port()
        queue, data = os.path.join(work, "queue"), os.path.join(work, "postfix-data")
        shutil.copytree("/etc/postfix", self.conf, ignore=shutil.ignore_patterns("main.cf", "master.cf"))
        os.makedirs(queue)
        os.makedirs(data)
        shutil.chown(data, "postfix")
        os.chmod(work, 0o755)
        with open(os.path.join(self.conf, "main.cf"), "w") as main:
            main.write(f"""compatibility_level = 3.6
queue_directory = {queue}
data_directory = {data}
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mta.example
mydestination = mail.example
local_recipient_maps =
mailbox_transport = lmtp:inet:127.0.0.1:{lmtp_port}
alias_maps =
alias_database =
maillog_file_prefixes = {work}
maillog_file = {work}/postfix.log
""")
        with open(os.path.join(self.conf, "master.cf"), "w") as master:
            master.write(f"""127.0.0.1:{self.port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
local unix - n n - - local
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
proxymap unix - - n - - proxymap
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
""")
        self.run("start")

    def run(self, what):
        done = subprocess.run(["postfix", "-c", self.conf, what], capture_output=True, text=True, timeout=60)
        check(done.returncode == 0, f"postfix {what}: {done.stdout}{done.stderr}")

    def log(self):
        path = os.path.join(os.path.dirname(self.conf), "postfix.log")
        return open(path).read() if os.path.exists(path) else "no log"


def by_postfix(idler, work, lmtp_port):
    postfix = Postfix(work, lmtp_port)
    try:
        for attempt in range(100):
            try:
                with smtplib.SMTP("127.0.0.1", postfix.port) as smtp:
                    smtp.sendmail("carol@example.net", ["alice@mail.example"], MESSAGE.format("by Postfix"))
                break
            except (ConnectionRefusedError, smtplib.SMTPException) as e:
                check(attempt < 99, f"Postfix takes no mail: {e}\n{postfix.log()}")
                time.sleep(0.1)
        text = idler.await_mail("by Postfix")
        check("by mta.example (Postfix)" in text, "it did not come through Postfix")
        deadline = time.time() + 10
        while "status=sent (250 2.0.0" not in postfix.log():
            check(time.time() < deadline, f"Postfix does not know that it is delivered:\n{postfix.log()}")
            time.sleep(0.1)
        print("Postfix: delivered, and an idling client heard of it")
    finally:
        postfix.run("stop")


def main():
    restante, data, imap_port, lmtp_port, lmtp_socket, work = sys.argv[1:]
    idler = Idler(int(imap_port))
    by_smtplib(idler, "127.0.0.1", int(lmtp_port), "by TCP")
    by_smtplib(idler, lmtp_socket, 0, "by Unix socket")
    by_command(idler, restante, data)
    by_postfix(idler, work, int(lmtp_port))
    once(restante, data, int(imap_port), int(lmtp_port))


if __name__ == "__main__":
    main()
