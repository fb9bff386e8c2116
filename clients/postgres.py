"""A PostgreSQL of a script's own: in a folder, on a port of loopback, without passwords. As root it runs as its user."""

import os
import pathlib
import shutil
import socket
import stat
import subprocess

INSTALLED = pathlib.Path("/usr/lib/postgresql")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Postgres:
    def __init__(self, folder):
        versions = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        assert versions, "PostgreSQL is not installed"
        self.programs = versions[-1].parent
        self.folder = pathlib.Path(folder)
        self.port = free_port()
        self.url = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres" % self.port
        self.folder.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self.run("initdb", "-D", self.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")

    def data(self):
        return str(self.folder / "data")

    def start(self):
        options = "-p %d -k '' -c listen_addresses=127.0.0.1" % self.port
        self.run("pg_ctl", "-D", self.data(), "-l", str(self.folder / "log"), "-w", "-o", options, "start")

    def stop(self):
        self.run("pg_ctl", "-D", self.data(), "-w", "-m", "fast", "stop")

    def kill(self):
        """Ends it without a word, if it runs."""
        pid = self.folder / "data" / "postmaster.pid"
        if pid.exists():
            self.run("pg_ctl", "-D", self.data(), "-w", "-m", "immediate", "stop")

    def run(self, program, *arguments):
        subprocess.run(
            [*self.as_user(), str(self.programs / program), *arguments],
            cwd="/",
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    @staticmethod
    def as_user():
        if os.geteuid() != 0:
            return []
        command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        # In some containers only root may write to /dev/null, which the programs of PostgreSQL do.
        if not os.stat("/dev/null").st_mode & stat.S_IWOTH:
            command += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
        return command + ["--"]
