"""A small IMAP client for the scripts here: says what it sends, parses what it gets, and assumes nothing."""

import re
import socket

from checks import trusting


class No(Exception):
    """The server answered NO or BAD; the text is the message."""


class Gone(Exception):
    """The connection ended."""


class Client:
    def __init__(self, port, host="127.0.0.1", tls=False, timeout=60):
        self.socket = socket.create_connection((host, port), timeout=timeout)
        if tls:
            self.socket = trusting().wrap_socket(self.socket)
        self.file = self.socket.makefile("rb")
        self.count = 0
        self.greeting = self.response()

    def login(self, user, password):
        return self.command(b"LOGIN %s %s" % (user.encode(), password.encode()))

    def tag(self):
        self.count += 1
        return b"a%d" % self.count

    def send(self, octets):
        try:
            self.socket.sendall(octets)
        except OSError as e:
            raise Gone(str(e)) from e

    def line(self):
        try:
            line = self.file.readline()
        except OSError as e:
            raise Gone(str(e)) from e
        if not line.endswith(b"\r\n"):
            raise Gone("the connection ended in the middle of a line" if line else "the connection ended")
        return line[:-2]

    def response(self):
        """One response, as a list of values: its literals are read where they stand."""
        parts = [self.line()]
        while match := re.search(rb"\{(\d+)\}$", parts[-1]):
            octets = self.file.read(int(match[1]))
            if len(octets) < int(match[1]):
                raise Gone("the connection ended in the middle of a literal")
            parts += [octets, self.line()]
        return Response(parts)

    def begin(self, command):
        tag = self.tag()
        self.send(tag + b" " + command + b"\r\n")
        return tag

    def finish(self, tag):
        """Reads up to the tagged response; returns the untagged ones and its text."""
        untagged = []
        while True:
            response = self.response()
            first = response.parts[0]
            if first.startswith(tag + b" "):
                text = first[len(tag) + 1 :]
                if not text.startswith(b"OK"):
                    raise No(text.decode("latin-1"))
                return untagged, text
            if first.startswith(b"* BYE") and not first.startswith(b"* BYE Logging"):
                raise Gone(first.decode("latin-1"))
            untagged.append(response)

    def command(self, command):
        return self.finish(self.begin(command))

    def append(self, mailbox, octets, flags=b"", date=b""):
        """APPEND; returns UIDVALIDITY and UID."""
        tag = self.tag()
        head = b"%s APPEND %s " % (tag, mailbox)
        if flags:
            head += b"(" + flags + b") "
        if date:
            head += b'"' + date + b'" '
        self.send(head + b"{%d}\r\n" % len(octets))
        self.continuation(tag)
        self.send(octets + b"\r\n")
        _, text = self.finish(tag)
        match = re.search(rb"\[APPENDUID (\d+) (\d+)\]", text)
        assert match, "no APPENDUID in " + repr(text)
        return int(match[1]), int(match[2])

    def continuation(self, tag):
        while True:
            response = self.response()
            if response.parts[0].startswith(b"+"):
                return
            if response.parts[0].startswith(tag + b" "):
                raise No(response.parts[0][len(tag) + 1 :].decode("latin-1"))

    def fetch(self, uids, items):
        """UID FETCH; a dictionary for each message, by UID."""
        untagged, _ = self.command(b"UID FETCH %s (UID %s)" % (uids, items))
        messages = {}
        for response in untagged:
            value = response.fetch()
            if value is not None:
                messages[int(value[b"UID"])] = value
        return messages

    def select(self, mailbox):
        """SELECT; returns UIDVALIDITY, UIDNEXT and the number of messages."""
        untagged, _ = self.command(b"SELECT " + mailbox)
        lines = [response.parts[0] for response in untagged]
        numbers = {}
        for line in lines:
            if match := re.match(rb"\* OK \[(UIDVALIDITY|UIDNEXT) (\d+)\]", line):
                numbers[match[1]] = int(match[2])
            if match := re.match(rb"\* (\d+) EXISTS", line):
                numbers[b"EXISTS"] = int(match[1])
        return numbers[b"UIDVALIDITY"], numbers[b"UIDNEXT"], numbers[b"EXISTS"]

    def close(self):
        self.file.close()
        self.socket.close()


class Response:
    def __init__(self, parts):
        self.parts = parts

    def fetch(self):
        """The items of a FETCH response, None if it is another."""
        if not re.match(rb"\* \d+ FETCH ", self.parts[0]):
            return None
        parser = Parser([self.parts[0].split(b" FETCH ", 1)[1]] + self.parts[1:])
        items = parser.value()
        parser.end()
        return dict(zip(items[::2], items[1::2]))

    def __repr__(self):
        return repr(self.parts)[:300]


class Parser:
    """Values of a response: lists, atoms and numbers as octets, NIL as None. Anything it cannot read is an error."""

    def __init__(self, parts):
        self.parts = parts
        self.part = 0
        self.at = 0

    def peek(self):
        text = self.parts[self.part]
        return text[self.at : self.at + 1]

    def value(self):
        octet = self.peek()
        if octet == b"(":
            return self.list()
        if octet == b'"':
            return self.quoted()
        if octet == b"{":
            literal = self.parts[self.part + 1]
            self.part += 2
            self.at = 0
            return literal
        atom = re.compile(rb"(?:BODY|BINARY(?:\.SIZE)?)\[[^\]]*\](?:<\d+>)?|[^\s(){\"]+").match(
            self.parts[self.part], self.at
        )
        assert atom, "not a value: " + repr(self.parts[self.part][self.at : self.at + 80])
        self.at = atom.end()
        return None if atom[0] == b"NIL" else atom[0]

    def list(self):
        self.at += 1
        values = []
        while self.peek() != b")":
            values.append(self.value())
            # RFC 9051 section 9: the bodies of a multipart and the addresses of a list stand without a space between
            if self.peek() == b" ":
                self.at += 1
                assert self.peek() != b")", "a space before a parenthesis"
        self.at += 1
        return values

    def quoted(self):
        match = re.compile(rb'"((?:[^"\\\r\n\0]|\\["\\])*)"').match(self.parts[self.part], self.at)
        assert match, "not a quoted string: " + repr(self.parts[self.part][self.at : self.at + 80])
        self.at = match.end()
        return re.sub(rb"\\(.)", rb"\1", match[1])

    def end(self):
        assert self.part == len(self.parts) - 1 and self.at == len(self.parts[self.part]), "more after the end"
