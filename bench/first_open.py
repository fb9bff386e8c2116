"""How long the first SELECT of a Maildir takes that a server has never seen: Dovecot and Restante, each on a copy of its own.

    first_open.py [FILES [ROUNDS]]        as root, after mvn -B package -DskipTests

The servers are started by bench/servers.sh; a file has about 1 KiB, as many mails without attachments have.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

FILES = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
HERE = os.path.dirname(os.path.abspath(__file__))
PORTS = {"dovecot": 10143, "maildir": 10145}


def fill(folder):
    for name in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(folder, name))
    body = "x" * 70 + "\r\n"
    for i in range(FILES):
        text = f"From: a{i % 97}@example.org\r\nSubject: message {i}\r\nDate: Mon, 7 Feb 1994 21:52:25 -0800\r\n\r\n{body * 12}"
        with open(f"{folder}/cur/{1_500_000_000 + i}.M{i}P1.host,S={len(text)}:2,{'S' if i % 3 else ''}", "w") as file:
            file.write(text)


class Server:
    """A server in a shell that sourced servers.sh, on a Maildir that is filled first; it ends with its standard input."""

    def __init__(self, name, files):
        script = f"""set -e; here={HERE}; restante=${{RESTANTE:-$here/../distribution/target/restante}}; . {HERE}/servers.sh
            cp -r {files} $work/loaded; start_{name} >&2; echo ready; read -r _; stop"""
        self.shell = subprocess.Popen(["bash", "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.shell.stdout.readline() != "ready\n":
            sys.exit(f"{name} does not start")

    def stop(self):
        self.shell.communicate("\n")


def select(port):
    with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rb") as answers:
        answers.readline()
        for command in (b"a LOGIN bench bench", b"b SELECT INBOX"):
            began = time.monotonic()
            connection.sendall(command + b"\r\n")
            line, found = b"", False
            while not line.startswith(command[:2]):
                line = answers.readline()
                found = found or line == b"* %d EXISTS\r\n" % FILES
            if not line.startswith(command[:2] + b"OK"):
                sys.exit(line.decode())
        if not found:
            sys.exit("not all files are in INBOX")
        return time.monotonic() - began


def main():
    work = tempfile.mkdtemp(prefix="first-open.")
    os.chmod(work, 0o755)
    try:
        print(f"{FILES} files", file=sys.stderr)
        fill(work + "/files")
        times = {name: [] for name in PORTS}
        for _ in range(ROUNDS):
            for name, port in PORTS.items():
                server = Server(name, work + "/files")
                times[name].append(select(port))
                server.stop()
                print(f"{name}: {times[name][-1]:.2f} s", file=sys.stderr)
        best = {name: min(each) for name, each in times.items()}
        print(f"first SELECT of {FILES} files, best of {ROUNDS}: Dovecot {best['dovecot']:.2f} s,"
              f" Restante {best['maildir']:.2f} s")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
