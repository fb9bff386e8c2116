package org.restante.dist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.dist.command.TestServer.Client;
import org.restante.dist.command.TestServer.Outcome;

/** What is written down of sessions, and what is not. */
final class TraceCommandTest {
    private static final String SECRET = "S3kr1t-0f-mine";

    @TempDir
    Path data;

    private static String plain() {
        return Base64.getEncoder().encodeToString(("\0carol\0" + SECRET).getBytes(StandardCharsets.UTF_8));
    }

    private static Client greeted(TestServer server, String scheme) throws IOException {
        Client client = server.connect(scheme);
        client.until(scheme.equals("imap") ? "* OK" : "+OK");
        return client;
    }

    private String lines() throws IOException {
        Path file = data.resolve("trace.log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Waits for a line: the client hears an answer before it is written down. */
    private String linesWith(String text) throws IOException {
        while (!lines().contains(text)) {
            Thread.onSpinWait();
        }
        return lines();
    }

    @Test
    void whatProvesWhoSomebodyIsIsNeverWrittenDown() throws IOException {
        Path users = Files.writeString(data.resolve("known"), "carol:{PLAIN}" + SECRET + "\n");
        try (TestServer server = TestServer.start(data, "users.file=" + users, "users.hashes.weak=accept")) {
            assertThat(server.run("trace", "127.0.0.1").exitCode()).isZero();
            try (Client client = greeted(server, "imap")) {
                assertThat(client.imap("LOGIN carol " + SECRET)).contains("t0 OK");
            }
            try (Client client = greeted(server, "imap")) {
                client.say("t1 LOGIN carol {" + SECRET.length() + "}");
                client.until("+ ");
                client.say(SECRET);
                client.until("t1 OK");
            }
            try (Client client = greeted(server, "imap")) {
                client.imap("LOGN carol " + SECRET, plain(), "NOOP", "LOGIN carol " + SECRET + " " + SECRET);
                client.say(plain());
                client.until(plain() + " BAD"); // it can be a tag, which the server repeats
                client.imap("NOOP");
                client.say(SECRET + " LOGN carol");
                client.until(SECRET + " BAD");
                client.say(SECRET + " LOGN {999999999}");
                client.until(SECRET + " BAD");
                client.imap("NOOP", "AUTHENTICATE PLAIN " + plain());
            }
            try (Client client = greeted(server, "imap")) {
                client.say("t2 AUTHENTICATE PLAIN\r\n" + plain() + "\r\nt3 NOOP");
                client.until("t3 OK");
            }
            try (Client client = greeted(server, "pop3")) {
                client.say("PAS " + SECRET + "\r\n" + SECRET + "\r\nUSER carol\r\nPASS " + SECRET);
                client.until("+OK Logged in");
            }
            try (Client client = greeted(server, "pop3")) {
                client.say("AUTH PLAIN " + plain());
                client.until("+OK Logged in");
            }
            try (Client client = greeted(server, "pop3")) {
                client.say("AUTH PLAIN");
                client.until("+ ");
                client.say(plain());
                client.until("+OK Logged in");
                client.say("QUIT");
                client.rest();
            }
            String lines = linesWith("C: QUIT");
            assertThat(lines)
                    .contains(
                            "C: t0 LOGIN <",
                            "C: t1 AUTHENTICATE PLAIN <",
                            "C: t3 NOOP",
                            "S: t3 OK",
                            "C: USER carol",
                            "C: PASS <",
                            "S: +OK Logged in")
                    .doesNotContain(SECRET, plain(), SECRET.toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void literalsAreLeftOutAndTheRestIsThere() throws IOException {
        try (TestServer server = TestServer.start(data);
                Client client = greeted(server, "imap")) {
            client.imap("LOGIN demo demo");
            Outcome outcome = server.run("trace", "demo", "--json");
            assertThat(outcome.out())
                    .startsWith("{\"traced\":[\"demo\"],\"file\":\"")
                    .contains("trace.log");
            String message = "Subject: x\r\n\r\nthe body of it {5}\r\nand more\r\n";
            client.say("a APPEND INBOX (\\Seen) {" + message.length() + "+}\r\n" + message);
            client.until("a OK");
            client.say("b CREATE {5+}\r\nnamed");
            client.until("b OK");
            client.imap("SELECT INBOX", "COMPRESS DEFLATE");
            try (Client other = greeted(server, "imap")) {
                other.imap("LOGIN demo demo", "SELECT INBOX", "FETCH * (BODY[] FLAGS)", "NOOP");
            }
            assertThat(linesWith("S: t3 OK"))
                    .contains("C: a APPEND INBOX (\\Seen) {", "C: b CREATE {5}", "C: t0 SELECT INBOX", "S: * FLAGS (")
                    .containsPattern("imap \\d+ demo S: \\* \\d+ FETCH \\(BODY\\[\\] \\{\\d+\\} FLAGS \\(\\\\Seen")
                    .doesNotContain("the body of it", "and more", "LOGIN");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("trace.log"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void tokensOfUrlsAreHidden() throws IOException {
        try (TestServer server = TestServer.start(data);
                Client client = greeted(server, "imap")) {
            client.imap("LOGIN demo demo");
            server.run("trace", "demo");
            String url = "imap://demo@localhost/INBOX/;UID=1;URLAUTH=user+demo";
            String said = client.imap("GENURLAUTH \"" + url + "\" INTERNAL");
            int start = said.toUpperCase(Locale.ROOT).indexOf(":INTERNAL:") + ":INTERNAL:".length();
            String token = said.substring(start, said.indexOf('"', start));
            assertThat(token).hasSizeGreaterThan(20);
            client.imap("URLFETCH \"" + url + ":internal:" + token + "\"", "NOOP");
            assertThat(linesWith("S: t1 OK")).contains("URLFETCH \"").doesNotContain(token);
        }
    }

    @Test
    void onlyThoseThatAreMeantAndOnlyUntilItIsSwitchedOff() throws IOException {
        try (TestServer server = TestServer.start(data);
                Client client = greeted(server, "imap")) {
            client.imap("LOGIN demo demo");
            server.run("trace", "nobody");
            server.run("trace", "192.0.2.0/24");
            client.imap("LIST \"\" first");
            server.run("trace", "demo");
            client.imap("LIST \"\" second", "NOOP");
            linesWith("C: t1 NOOP");
            assertThat(server.run("trace").out()).contains("traced: 192.0.2.0/24 demo nobody");
            assertThat(server.run("trace", "demo", "--off").exitCode()).isZero();
            client.imap("LIST \"\" third");
            assertThat(server.run("trace", "demo", "--off").exitCode())
                    .as("it was none")
                    .isEqualTo(1);
            server.run("trace", "demo");
            assertThat(server.run("trace", "--off").out()).startsWith("traced: nobody\n");
            client.imap("LIST \"\" fourth");
            assertThat(lines()).contains("second").doesNotContain("first", "third", "fourth");
        }
    }

    @Test
    void theFilesStayWithinTheirSize() throws IOException {
        int most = 64 << 10;
        try (TestServer server = TestServer.start(data, "trace.size=64 KiB");
                Client client = greeted(server, "imap")) {
            client.imap("LOGIN demo demo");
            server.run("trace", "demo");
            String name = "x".repeat(1000);
            for (int i = 0; i < 200; i++) {
                client.imap("LIST \"\" " + name);
            }
            assertThat(Files.size(data.resolve("trace.log"))).isLessThanOrEqualTo(most);
            assertThat(Files.size(data.resolve("trace.log.1"))).isBetween(most / 2L, (long) most);
        }
        assertThat(TestServer.run(data, "serve", "-D", "trace.size=1 KiB").err())
                .contains("trace.size");
    }
}
