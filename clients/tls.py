"""What OpenSSL's client makes of the server's TLS: which versions, suites and features there are, and which are refused.

    tls.py RESTANTE FOLDER
"""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

RESTANTE, FOLDER = sys.argv[1] + "/bin/restante", Path(sys.argv[2])

# Security level 0 lets OpenSSL offer all that it has, so that it is the server that refuses.
WEAK = ["-cipher", "ALL:COMPLEMENTOFALL@SECLEVEL=0"]
# TLS 1.2 with forward secrecy and authenticated encryption (RFC 9325 section 4.2).
STRONG = re.compile(r"^ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM-SHA(256|384)|CHACHA20-POLY1305)$")
STRONG_13 = {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificate(name, key):
    """A certificate of its own making, for mail.NAME; key is what openssl req -newkey takes."""
    made = FOLDER / f"{name}.pem"
    command = ["openssl", "req", "-x509", "-nodes", "-newkey", *key, "-subj", f"/CN=mail.{name}"]
    command += ["-addext", f"subjectAltName=DNS:mail.{name}", "-days", "2"]
    command += ["-keyout", FOLDER / f"{name}.key.new", "-out", FOLDER / f"{name}.pem.new"]
    subprocess.run(command, check=True, capture_output=True)
    os.replace(FOLDER / f"{name}.key.new", FOLDER / f"{name}.key")
    os.replace(FOLDER / f"{name}.pem.new", made)
    return made


RSA = ["rsa:2048"]
EC = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]


class Server:
    def __init__(self):
        self.ports = {name: free_port() for name in ("imap", "imaps", "pop3", "pop3s")}
        settings = [f"{name}.listen=127.0.0.1:{port}" for name, port in self.ports.items()]
        settings += [f"tls.certificate={FOLDER}/rsa.pem", f"tls.key={FOLDER}/rsa.key"]
        settings += [f"tls.more-certificates={FOLDER}/ec-both.pem"]
        (FOLDER / "ec-both.pem").write_bytes(b"".join((FOLDER / f"ec.{end}").read_bytes() for end in ("pem", "key")))
        command = [RESTANTE, "serve", "--data", FOLDER / "data", "--demo"]
        for setting in settings:
            command += ["-D", setting]
        self.log = open(FOLDER / "server.log", "w+")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=subprocess.STDOUT)
        for _ in range(600):
            if "restante ready: " in self.said():
                return
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)
        raise AssertionError(self.said())

    def said(self):
        return (FOLDER / "server.log").read_text()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0
        assert not re.search(r" (WARN|ERROR) ", self.said()), self.said()


def s_client(port, *options):
    """Returns what openssl s_client says, and whether the handshake was finished."""
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{port}", *options]
    ran = subprocess.run(command, input=b"", capture_output=True, timeout=60, check=False)
    said = (ran.stdout + ran.stderr).decode(errors="replace")
    suite = re.search(r"^New, \S+, Cipher is (\S+)", said, re.M)
    return said, suite is not None and suite[1] != "(NONE)" and "no peer certificate" not in said


def refused(port, *options):
    said, done = s_client(port, *options)
    assert not done, (options, said)
    assert re.search(r"alert|unsupported protocol|no protocols available|wrong version|reset|handshake failure", said), said


def old_versions(server):
    for port, start in ends(server):
        for version in ("-tls1", "-tls1_1"):
            refused(port, *start, version, *WEAK)
        for version in ("-tls1_2", "-tls1_3"):
            said, done = s_client(port, *start, version)
            assert done, said


def ends(server):
    """Every way into TLS."""
    return [
        (server.ports["imaps"], []),
        (server.ports["pop3s"], []),
        (server.ports["imap"], ["-starttls", "imap"]),
        (server.ports["pop3"], ["-starttls", "pop3"]),
    ]


def suites(version, names):
    lines = subprocess.run(
        ["openssl", "ciphers", "-s", version, names], capture_output=True, text=True, check=True
    ).stdout
    return lines.strip().split(":")


def every_suite(server):
    """Each suite that OpenSSL has, by itself, for both kinds of certificates."""
    port = server.ports["imaps"]
    known = suites("-tls1_2", "ALL:COMPLEMENTOFALL@SECLEVEL=0")
    known = [name for name in known if not name.startswith("TLS_")]
    assert any("NULL" in name for name in known) and any("CBC" in name or "SHA" in name for name in known), known
    accepted = set()

    def attempt(name):
        for server_name in ("mail.rsa", "mail.ec"):
            suite = ["-tls1_2", "-cipher", f"{name}:@SECLEVEL=0", "-servername", server_name]
            said, done = s_client(port, *suite)
            if done:
                assert f"Cipher is {name}" in said, said
                assert re.search(r"Server Temp Key: (X25519|X448|ECDH)", said), said
                accepted.add(name)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(attempt, known))
    weak = {name for name in accepted if not STRONG.match(name)}
    assert not weak, weak
    assert accepted == {name for name in known if STRONG.match(name)}, accepted
    for name in STRONG_13 | {"TLS_AES_128_CCM_SHA256", "TLS_AES_128_CCM_8_SHA256"}:
        said, done = s_client(port, "-tls1_3", "-ciphersuites", name)
        assert done == (name in STRONG_13), (name, said)
    return len(known), len(accepted)


def curves(server):
    for group, good in (("X25519", True), ("P-256", True), ("P-384", True), ("ffdhe2048", None)):
        said, done = s_client(server.ports["imaps"], "-tls1_3", "-groups", group)
        assert good is None or done == good, said


def no_renegotiation(server):
    """An R on a line of its own has OpenSSL's client ask for another handshake (TLS 1.2; RFC 9325 section 3.5)."""
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{server.ports['imaps']}", "-tls1_2"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as client:
        client.stdin.write(b"R\n")
        client.stdin.flush()
        try:
            client.wait(30)  # the server ends the connection, not we
        finally:
            client.kill()
        before, asked, after = client.stderr.read().decode(errors="replace").partition("RENEGOTIATING")
        assert asked and "depth=0" in before and "depth=0" not in after, (before, after)


def no_compression(server):
    for version in ("-tls1_2", "-tls1_3"):
        said, _ = s_client(server.ports["imaps"], version, "-comp")
        assert "Compression: NONE" in said, said


def names(server):
    for server_name, shown in (("mail.rsa", "mail.rsa"), ("mail.ec", "mail.ec"), ("mail.other", "mail.rsa")):
        for port, start in ends(server):
            said, _ = s_client(port, *start, "-servername", server_name)
            assert f"subject=CN = {shown}" in said, (server_name, said)


def alpn(server):
    for port, own in ((server.ports["imaps"], "imap"), (server.ports["pop3s"], "pop3")):
        said, done = s_client(port, "-alpn", f"http/1.1,{own}")
        assert done and f"ALPN protocol: {own}" in said, said
        refused(port, "-alpn", "http/1.1")
        said, done = s_client(port)
        assert done and "No ALPN negotiated" in said, said


def trusting(server_name="mail.rsa"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context, server_name


def injection(server):
    """What is sent behind STARTTLS in the same packet is never carried out (CVE-2011-0411)."""
    for name, command, go_on, asks, expected in (
        ("imap", b"a STARTTLS\r\nb CREATE injected\r\nc NOOP\r\n", b"a OK", b"z NOOP\r\n", b"z OK"),
        ("pop3", b"STLS\r\nUSER demo\r\nNOOP\r\n", b"+OK", b"PASS demo\r\n", b"-ERR"),
    ):
        with socket.create_connection(("127.0.0.1", server.ports[name]), 20) as plain:
            file = plain.makefile("rb", buffering=0)
            file.readline()
            plain.sendall(command)
            line = file.readline()
            assert line.startswith(go_on), line
            context, server_name = trusting()
            with context.wrap_socket(plain, server_hostname=server_name) as tls:
                tls.sendall(asks)
                answer = tls.makefile("rb").readline()
                assert answer.startswith(expected), answer


def fingerprint(server):
    said, _ = s_client(server.ports["imaps"], "-servername", "mail.rsa")
    return re.search(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", said, re.S)[0]


def renewal(server):
    """New files are shown to those who come then; a session that is there goes on, and none is refused meanwhile."""
    context, server_name = trusting()
    raw = socket.create_connection(("127.0.0.1", server.ports["imaps"]), 20)
    with context.wrap_socket(raw, server_hostname=server_name) as tls:
        file = tls.makefile("rb")
        file.readline()

        def ask(line):
            tls.sendall(line)
            while not (answer := file.readline()).startswith(line.split()[0] + b" "):
                assert answer, "the session has ended"
            assert b" OK " in answer, answer

        ask(b"a LOGIN demo demo\r\n")
        ask(b"b SELECT INBOX\r\n")
        before = fingerprint(server)
        certificate("rsa", RSA)
        for _ in range(100):
            if fingerprint(server) != before:
                break
            time.sleep(0.2)
        else:
            raise AssertionError("the new certificate is not shown")
        ask(b"c FETCH 1:* FLAGS\r\n")
    return before


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    certificate("rsa", RSA)
    certificate("ec", EC)
    server = Server()
    try:
        old_versions(server)
        known, accepted = every_suite(server)
        curves(server)
        no_renegotiation(server)
        no_compression(server)
        names(server)
        alpn(server)
        injection(server)
        renewal(server)
        server.stop()
    finally:
        if server.process.poll() is None:
            server.process.kill()
    print(f"tls: 1.2 and 1.3 alone, {accepted} of {known} suites of 1.2 (forward secrecy, AEAD), no renegotiation, no")
    print("compression, certificates by name, ALPN, no injection behind STARTTLS or STLS, certificates renewed in use")


if __name__ == "__main__":
    main()
