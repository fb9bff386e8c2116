package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.server.engine.Limits;
import org.restante.store.memory.MemoryStore;

/** Clients that are gone in the middle of something leave nothing behind. */
@Timeout(60)
class VanishingClientsTest {
    private final MemoryStore store = new MemoryStore();
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(store, Limits.DEFAULT);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void nothingIsLeft() {
        Eventually.holds("no session is left", () -> server.sessions() == 0);
        Eventually.holds("no mailbox is left in use", () -> server.leases() == 0);
    }

    @Test
    void inTheMiddleOfAMessage() throws IOException {
        for (int i = 0; i < 10; i++) {
            Client client = server.login("alice").select("INBOX");
            client.send("a APPEND INBOX {1000000+}\r\n" + "x".repeat(300_000));
            client.vanish();
        }
        nothingIsLeft();
        Eventually.holds("no upload is left", () -> store.storedOctets() == 0);
        try (Client client = server.login("alice")) {
            assertThat(client.ok("STATUS INBOX (MESSAGES UIDNEXT)").getFirst())
                    .isEqualTo("* STATUS INBOX (MESSAGES 0 UIDNEXT 1)");
        }
    }

    @Test
    void beforeTheEndOfTheCommandThatHoldsAMessage() throws IOException {
        Client client = server.login("alice");
        client.send("a APPEND INBOX {10+}\r\n0123456789");
        client.vanish();
        nothingIsLeft();
        Eventually.holds("no upload is left", () -> store.storedOctets() == 0);
    }

    @Test
    void inTheMiddleOfAResponse() throws IOException {
        byte[] message = ("Subject: x\r\n\r\n" + "x".repeat(2_000_000)).getBytes(StandardCharsets.US_ASCII);
        try (Client client = server.login("alice")) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.append("INBOX", "", message)).contains(" OK ");
            }
        }
        for (int i = 0; i < 5; i++) {
            Client client = Client.narrow(server.address()).login("alice").select("INBOX");
            client.send("a FETCH 1:* BODY[]\r\n");
            assertThat(client.read(new byte[1])).isEqualTo(1);
            client.vanish();
        }
        nothingIsLeft();
    }

    @Test
    void whileIdling() throws IOException {
        for (int i = 0; i < 10; i++) {
            Client client = server.login("alice").select("INBOX");
            client.send("a IDLE\r\n").response();
            client.vanish();
        }
        nothingIsLeft();
    }

    @Test
    void whileTheyAreAskedWhoTheyAre() throws IOException {
        for (int i = 0; i < 10; i++) {
            Client client = Client.connect(server.address());
            client.send("a AUTHENTICATE PLAIN\r\n").response();
            client.vanish();
        }
        nothingIsLeft();
    }

    @Test
    void beforeTheGreeting() throws IOException {
        for (int i = 0; i < 100; i++) {
            Client.silent(server.address()).vanish();
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a CAPABILITY\r\n",
                "a ID (\"name\" {4}\r\nx\"\r\n",
                "a LIST (SUBSCRIBED) \"\" (\"*\" \"%\") RETURN (STATUS (MESSAGES))\r\n",
                "a CREATE \"x&AOQ-\"\r\n",
                "a RENAME one {3+}\r\ntwo\r\n",
                "a STATUS INBOX (MESSAGES UNSEEN SIZE)\r\n",
                "a APPEND INBOX (\\Seen $x) \"01-Jan-2025 00:00:00 +0000\" {3+}\r\nxyz\r\n",
                "a SELECT INBOX (CONDSTORE)\r\nb CLOSE\r\n",
                "a FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (From To)]<0.10> BINARY[1])\r\n",
                "a UID FETCH 1:* (UID) (CHANGEDSINCE 1 VANISHED)\r\n",
                "a SEARCH RETURN (ALL COUNT) CHARSET UTF-8 OR SUBJECT \"x\" (NOT FROM {3+}\r\nabc SINCE 1-Jan-2025)\r\n",
                "a STORE 1:3 (UNCHANGEDSINCE 5) +FLAGS.SILENT (\\Seen $x)\r\n",
                "a UID MOVE 1,2:4 \"other\"\r\n",
                "a IDLE\r\nDONE\r\n",
                "a ENABLE CONDSTORE QRESYNC\r\n",
                "a AUTHENTICATE PLAIN AGFsaWNlAHNlY3JldA==\r\n",
            })
    void afterAnyOctetOfACommand(String command) throws IOException {
        for (int length = 1; length < command.length(); length += length < 16 ? 1 : 3) {
            Client client = server.login("alice").select("INBOX");
            client.send(command.substring(0, length)).shutdownOutput();
            client.rest();
            client.close();
            Client stranger = Client.connect(server.address());
            stranger.send(command.substring(0, length));
            stranger.vanish();
        }
        nothingIsLeft();
        assertThat(server.login("alice").completion("NOOP")).startsWith("OK");
    }
}
