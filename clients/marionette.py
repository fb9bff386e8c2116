"""A client of Marionette, the protocol by which Gecko's programs are driven: JSON with its length before it, over TCP.

    https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import json
import os
import signal
import socket
import subprocess
import time


class Failed(Exception):
    """The program, or a script in it, says that something went wrong."""


class Marionette:
    """A program that was started with a profile and listens to us. To be used with "with": it is killed at the end."""

    def __init__(self, program, profile, port, environment, log, seconds):
        self.log = log
        self.socket = None
        self.number = 0
        with open(profile / "user.js", "a") as prefs:
            prefs.write('user_pref("marionette.port", %d);\n' % port)
        with open(log, "wb") as output:
            # A session of its own, so that its content processes die with it.
            self.process = subprocess.Popen(
                # If we are killed, so is it.
                ["setpriv", "--pdeathsig", "KILL", program, "--headless", "--no-remote", "--profile", str(profile)]
                + ["--marionette", "-remote-allow-system-access"],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self.connect(port, time.monotonic() + seconds)
            self.send("WebDriver:NewSession", {"acceptInsecureCerts": True})
            self.send("Marionette:SetContext", {"value": "chrome"})
            self.send("WebDriver:SetTimeouts", {"script": 1000 * seconds})
        except BaseException:
            self.kill()
            raise

    def connect(self, port, deadline):
        while True:
            if self.process.poll() is not None:
                raise Failed("the program ended with %d before it listened" % self.process.returncode)
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
                hello = self.receive()
                if hello.get("marionetteProtocol") != 3:
                    raise Failed("another protocol: %r" % hello)
                return
            except (OSError, EOFError) as e:
                if time.monotonic() > deadline:
                    raise Failed("the program does not listen on port %d: %s" % (port, e)) from e
                time.sleep(0.2)

    def receive(self):
        length = b""
        while (octet := self.octets(1)) != b":":
            length += octet
        return json.loads(self.octets(int(length)))

    def octets(self, count):
        octets = b""
        while len(octets) < count:
            more = self.socket.recv(count - len(octets))
            if not more:
                raise EOFError("the program has closed the connection")
            octets += more
        return octets

    def send(self, command, parameters, seconds=60):
        """A command; returns its result."""
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.settimeout(seconds)
        try:
            self.socket.sendall(b"%d:%s" % (len(message), message))
            kind, number, error, result = self.receive()
        except (OSError, EOFError) as e:
            raise Failed("%s: %s" % (command, e or "no answer in %d seconds" % seconds)) from e
        assert (kind, number) == (1, self.number), (kind, number, self.number)
        if error is not None:
            raise Failed("%s: %s: %s\n%s" % (command, error["error"], error["message"], error.get("stacktrace", "")))
        return result

    def run(self, script, *arguments, seconds=30):
        """Runs a script with all rights, the body of an asynchronous function; returns what it returns."""
        wrapped = "return (async (...args) => {%s})(...arguments);" % script
        return self.send(
            "WebDriver:ExecuteScript",
            {"script": wrapped, "args": list(arguments), "sandbox": "system", "newSandbox": False},
            seconds,
        )["value"]

    def quit(self, seconds=30):
        """Asks it to end, as a user would, and waits for that."""
        self.send("Marionette:Quit", {"flags": ["eForceQuit"]}, seconds)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired as e:
            raise Failed("it does not end within %d seconds" % seconds) from e

    def kill(self):
        if self.socket is not None:
            self.socket.close()
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.kill()
