"""Thunderbird, headless and driven over Marionette, against a server with the mail of --demo.

Arguments: TLS port, a folder to work in. All that Thunderbird does is looked at from the other side with imaplib.
"""

import imaplib
import os
import pathlib
import re
import shutil
import signal
import socket
import sys
import time

import marionette
from checks import trusting

TLS_PORT, WORK = int(sys.argv[1]), pathlib.Path(sys.argv[2])
PROGRAM = shutil.which("thunderbird")
SECONDS = 170
LOG = WORK / "thunderbird.log"

# No network but ours, no questions, no first-run pages, nothing in the background that we did not ask for.
PREFERENCES = """
user_pref("app.update.enabled", false);
user_pref("app.update.auto", false);
user_pref("app.donation.eoy.version.viewed", 999);
user_pref("app.normandy.enabled", false);
user_pref("browser.safebrowsing.downloads.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultClient", false);
user_pref("datareporting.healthreport.uploadEnabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
user_pref("dom.push.connection.enabled", false);
user_pref("extensions.blocklist.enabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("gfx.webrender.software", true);
user_pref("layers.acceleration.disabled", true);
user_pref("mail.biff.play_sound", false);
user_pref("mail.biff.show_alert", false);
user_pref("mail.chat.enabled", false);
user_pref("mail.inappnotifications.enabled", false);
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mail.rights.version", 1);
user_pref("mail.shell.checkDefaultClient", false);
user_pref("mail.spotlight.firstRunDone", true);
user_pref("mail.winsearch.firstRunDone", true);
user_pref("mailnews.database.global.indexer.enabled", false);
user_pref("mailnews.start_page.enabled", false);
user_pref("mailnews.start_page_override.mstone", "ignore");
user_pref("media.gmp-manager.updateEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.dns.disablePrefetch", true);
user_pref("network.manage-offline-status", false);
user_pref("network.proxy.type", 0);
user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
user_pref("toolkit.telemetry.enabled", false);
user_pref("toolkit.telemetry.server", "");
user_pref("toolkit.telemetry.unified", false);
user_pref("trailhead.firstrun.didSeeAboutWelcome", true);
"""


def environment():
    """Nothing of the user who runs this, and no display."""
    home = WORK / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "LC_ALL") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "TMPDIR": str(WORK),
        "MOZ_CRASHREPORTER_DISABLE": "1",
        "MOZ_HEADLESS": "1",
        "MOZ_DISABLE_CONTENT_SANDBOX": "1",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        "NO_AT_BRIDGE": "1",
    }


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def until(what, condition, seconds=20):
    """Waits until something is true, and says what was not; a condition that fails counts as not yet."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            value = condition()
            if value:
                return value
            seen = repr(value)
        except (marionette.Failed, imaplib.IMAP4.error, AssertionError) as e:
            seen = str(e)
        if time.monotonic() > deadline:
            raise marionette.Failed("%s: not within %d seconds: %s" % (what, seconds, seen))
        time.sleep(0.1)


def same(what, found, expected):
    if found != expected:
        raise marionette.Failed("%s: %r, and not %r" % (what, found, expected))


class Server:
    """The other side: what the server has."""

    def __init__(self):
        self.imap = imaplib.IMAP4_SSL("127.0.0.1", TLS_PORT, ssl_context=trusting(), timeout=30)
        self.ok(self.imap.login("demo", "demo"))
        self.capabilities = self.ok(self.imap.capability())[0].decode().split()

    def ok(self, answer):
        kind, data = answer
        assert kind == "OK", answer
        return data

    def names(self):
        return b"\n".join(self.ok(self.imap.list())).decode()

    def find(self, mailbox, *keys):
        """How many messages have these keys."""
        self.ok(self.imap.select(mailbox, readonly=True))
        found = self.ok(self.imap.search(None, *keys))[0].split()
        self.ok(self.imap.unselect())
        return len(found)

    def text(self, mailbox, *keys):
        self.ok(self.imap.select(mailbox, readonly=True))
        number = self.ok(self.imap.search(None, *keys))[0].split()[0]
        octets = self.ok(self.imap.fetch(number, "(BODY.PEEK[])"))[0][1]
        self.ok(self.imap.unselect())
        return octets

    def append(self, mailbox, subject, flags=None):
        message = b"From: ada@example.org\r\nTo: demo@localhost\r\nSubject: %s\r\n\r\nOf %s.\r\n"
        self.ok(self.imap.append(mailbox, flags, None, message % (subject.encode(), subject.encode())))


def play(tb, server):
    def call(function, *arguments):
        try:
            return tb.run("return mail.%s(...args);" % function, *arguments)
        except marionette.Failed as e:
            raise marionette.Failed("%s%r: %s" % (function, arguments, e)) from e

    def waiting(what, function, *arguments, has):
        return until(what, lambda: has(call(function, *arguments)))

    tb.run(pathlib.Path(__file__).with_name("thunderbird_chrome.js").read_text())
    call("account", "127.0.0.1", TLS_PORT, True, "demo", "demo")

    # Thunderbird shows what is subscribed.
    for name in ("Drafts", "Sent", "Trash"):
        server.ok(server.imap.subscribe(name))
    call("discover")
    waiting("folders are discovered", "folders", has=lambda names: {"INBOX", "Drafts", "Sent", "Trash"} <= set(names))
    call("update", "INBOX")
    waiting("INBOX is read", "subjects", "INBOX", has=lambda found: len(found) == 5)
    same("what was read before", call("unread", "INBOX").count("Welcome to Restante"), 0)
    assert "This month – engines" in call("subjects", "INBOX"), call("subjects", "INBOX")
    print("thunderbird: an account, its folders, the first sync")

    # Flags, both ways.
    call("markRead", "INBOX", "Notes, with a table", True)
    call("markFlagged", "INBOX", "Notes, with a table", True)
    call("addKeyword", "INBOX", "Notes, with a table", "$label1")
    until("\\Seen arrives", lambda: server.find("INBOX", "SUBJECT", "table", "SEEN", "FLAGGED", "KEYWORD", "$label1") == 1)
    call("markRead", "INBOX", "Welcome to Restante", False)
    until("it is unread again", lambda: server.find("INBOX", "SUBJECT", "Welcome", "UNSEEN") == 1)

    # New mail, without being asked for: that is IDLE.
    server.append("INBOX", "by IDLE")
    waiting("new mail by IDLE", "subjects", "INBOX", has=lambda found: "by IDLE" in found)
    server.ok(server.imap.select("INBOX"))
    server.ok(server.imap.store("6", "+FLAGS", "\\Seen"))
    server.ok(server.imap.unselect())
    waiting("\\Seen by IDLE", "unread", "INBOX", has=lambda found: "by IDLE" not in found)
    print("thunderbird: flags both ways, new mail by IDLE")

    # Folders, also with other letters and below another.
    call("create", "", "Reisen")
    until("a folder is made", lambda: '"Reisen"' in server.names() or "Reisen" in server.names())
    waiting("it is there", "folders", has=lambda names: "Reisen" in names)
    call("create", "Reisen", "Köln & Bonn")
    until("a folder below", lambda: "Reisen/K&APY-ln &- Bonn" in server.names())
    waiting("it is there, too", "folders", has=lambda names: len([n for n in names if n.startswith("Reisen/")]) == 1)

    # Move: into another folder, and into the trash.
    call("move", "INBOX", "This month – engines", "Reisen/Köln & Bonn")
    until("it has gone from INBOX", lambda: server.find("INBOX", "ALL") == 5)
    same("it has arrived", server.find('"Reisen/K&APY-ln &- Bonn"', "SUBJECT", '"This month"'), 1)
    call("update", "Reisen/Köln & Bonn")
    waiting("and is shown", "subjects", "Reisen/Köln & Bonn", has=lambda found: found == ["This month – engines"])
    call("trash", "INBOX", "by IDLE")
    until("it is in the trash", lambda: server.find("Trash", "SUBJECT", '"by IDLE"') == 1)
    until("and not in INBOX", lambda: server.find("INBOX", "SUBJECT", '"by IDLE"', "UNDELETED") == 0)
    print("thunderbird: folders, move, trash")

    # What a message says, octet for octet; with line ends as Thunderbird likes them, and two fields of its own before it.
    source = call("source", "INBOX", "Notes, with a table").encode("latin-1").replace(b"\r\n", b"\n")
    source = re.sub(rb"\A(X-Mozilla-[^\n]*\n)*", b"", source)
    same("the source", source, server.text("INBOX", "SUBJECT", "table").replace(b"\r\n", b"\n"))

    # Search on the server, also where Thunderbird has not the text.
    same("search in texts", call("search", "INBOX", "Body", "table is attached"), ["Notes, with a table"])
    same("search in subjects", call("search", "INBOX", "Subject", "WELCOME"), ["Welcome to Restante"])
    same("search of what is not there", call("search", "INBOX", "Body", "zeppelin"), [])
    print("thunderbird: message text, search")

    # Thunderbird turns UTF8=ACCEPT on by itself (RFC 9755). Then its APPEND is UTF8 (~{n}, which a header that is UTF-8 as it
    # stands has to survive, its names of folders and what it searches for are UTF-8 too.
    if "UTF8=ACCEPT" in server.capabilities:
        same("UTF8=ACCEPT", call("utf8Accept"), True)
        raw = WORK / "raw.eml"
        raw.write_bytes("From: Jürgen <demo@localhost>\r\nSubject: Grüße, 你好\r\n\r\nÄ\r\n".encode())
        call("append", str(raw), "Reisen")
        until("a message in UTF-8 arrives", lambda: server.find("Reisen", "ALL") == 1)
        same("its octets", server.text("Reisen", "ALL").rstrip(), raw.read_bytes().rstrip())
        call("create", "Reisen", "Süden")
        until("a folder in UTF-8", lambda: "Reisen/S&APw-den" in server.names())
        print("thunderbird: UTF8=ACCEPT")
    same("search in other letters", call("search", "INBOX", "Subject", "Grüße"), ["Grüße aus Köln, ungefiltert"])

    # APPEND, as a draft is saved.
    draft = WORK / "draft.eml"
    draft.write_bytes("From: demo@localhost\r\nSubject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\n\r\nText\r\n".encode())
    call("append", str(draft), "Drafts")
    until("a draft arrives", lambda: server.find("Drafts", "ALL") == 1)
    assert server.text("Drafts", "ALL").rstrip().endswith(b"Text"), server.text("Drafts", "ALL")

    tb.quit()


def main():
    profile = WORK / "profile"
    profile.mkdir(parents=True)
    (profile / "user.js").write_text(PREFERENCES)
    server = Server()
    with marionette.Marionette(PROGRAM, profile, free_port(), environment(), LOG, 60) as tb:
        play(tb, server)


def ended(number, frame):
    raise marionette.Failed("the part takes too long" if number == signal.SIGALRM else "ended from outside")


# Whatever happens, Thunderbird is killed: these become exceptions, and its "with" ends it.
for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, ended)
signal.alarm(SECONDS)
try:
    main()
except (marionette.Failed, AssertionError) as e:
    if LOG.exists():
        print(LOG.read_text(errors="replace")[-4000:], file=sys.stderr)
    sys.exit("!! thunderbird: %s" % e)
