"""Catches the token that curl sends with a ticket, and sends it to the server twice: the second time has to fail.

    replay.py PORT
"""

import socket
import subprocess
import sys
import threading


def catch(listener, caught):
    connection, _ = listener.accept()
    with connection, connection.makefile("rwb") as wire:
        say = lambda text: (wire.write(text), wire.flush())
        say(b"* OK [CAPABILITY IMAP4rev1 AUTH=GSSAPI] It is a trap\r\n")
        for line in wire:
            tag, command = line.split()[0], line.split()[1].upper()
            if command == b"AUTHENTICATE":
                say(b"+ \r\n")
                caught.append(wire.readline().strip())
                return
            say(b"* CAPABILITY IMAP4rev1 AUTH=GSSAPI\r\n" + tag + b" OK\r\n")


def token():
    caught = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        trap = threading.Thread(target=catch, args=(listener, caught))
        trap.start()
        url = f"imap://localhost:{listener.getsockname()[1]}/"
        command = ["curl", "--silent", "--user", ":", "--login-options", "AUTH=GSSAPI", url]
        subprocess.run(command, stdout=subprocess.DEVNULL, timeout=20, check=False)
        trap.join()
    assert caught and len(caught[0]) > 100, caught
    return caught[0]


def send(port, octets):
    """Returns what the server says of the token."""
    with socket.create_connection(("localhost", port), 20) as connection, connection.makefile("rwb") as wire:
        wire.readline()
        wire.write(b"a AUTHENTICATE GSSAPI\r\n")
        wire.flush()
        assert wire.readline().startswith(b"+")
        wire.write(octets + b"\r\n")
        wire.flush()
        return wire.readline()


def main():
    octets = token()
    first, second = send(int(sys.argv[1]), octets), send(int(sys.argv[1]), octets)
    assert first.startswith(b"+ "), first
    assert second.startswith(b"a NO [AUTHENTICATIONFAILED]"), second


if __name__ == "__main__":
    main()
