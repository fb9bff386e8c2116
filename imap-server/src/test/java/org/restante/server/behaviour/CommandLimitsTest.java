package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.protocol.wire.FrameLimits;
import org.restante.server.engine.Limits;
import org.restante.store.memory.MemorySettings;
import org.restante.store.memory.MemoryStore;

/** What one command may cost: each limit at its edge and one past it. */
@Timeout(60)
class CommandLimitsTest {
    private static byte[] message(int octets) {
        return ("Subject: x\r\n\r\n" + "x".repeat(octets - 14)).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aLineBeforeLoginHasAnEdge() throws IOException {
        int limit = Limits.DEFAULT.beforeLogin().line();
        try (TestServer server = TestServer.start();
                Client client = Client.connect(server.address())) {
            String command = "ID (\"name\" \"" + "x".repeat(30) + "\")";
            assertThat(client.completion(command)).startsWith("OK");
            // What is too much for ID itself is another refusal; the line as such is what counts here.
            assertThat(client.completion("NOOP " + "x".repeat(limit - "t2 NOOP ".length())))
                    .startsWith("BAD")
                    .doesNotContainIgnoringCase("line");
            assertThat(client.completion("NOOP " + "x".repeat(limit - "t3 NOOP ".length() + 1)))
                    .startsWith("BAD")
                    .containsIgnoringCase("line");
            assertThat(client.completion("NOOP")).startsWith("OK");
        }
    }

    @Test
    void aLineAfterLoginHasAnotherEdge() throws IOException {
        int limit = Limits.DEFAULT.afterLogin().line();
        try (TestServer server = TestServer.start();
                Client client = server.login("alice").select("INBOX")) {
            String fits = "SEARCH SUBJECT \"" + "x".repeat(limit - "t3 SEARCH SUBJECT \"\"".length()) + "\"";
            assertThat(client.completion(fits)).startsWith("OK");
            assertThat(client.completion("x" + fits)).startsWith("BAD");
            assertThat(client.completion("NOOP")).startsWith("OK");
        }
    }

    @Test
    void anEndlessLineIsReadAndDroppedAndThenTheConnectionIsGivenUp() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = Client.connect(server.address())) {
            Thread.ofVirtual().start(() -> flood(client));
            assertThat(client.rest()).containsPattern("(BAD|BYE)");
            Eventually.holds("it is gone", () -> server.sessions() == 0);
        }
    }

    private static void flood(Client client) {
        try {
            client.send("a NOOP ");
            while (true) {
                client.send("x".repeat(8192));
            }
        } catch (IOException givenUp) {
            return;
        }
    }

    @Test
    void aLiteralBeforeLoginIsRefusedBeforeTheClientIsAskedForIt() throws IOException {
        int limit = Limits.DEFAULT.beforeLogin().literal();
        try (TestServer server = TestServer.start();
                Client client = Client.connect(server.address())) {
            client.send("a LOGIN {" + limit + "}\r\n");
            assertThat(client.response()).startsWith("+ ");
            client.send("x".repeat(limit) + " {6}\r\n");
            assertThat(client.response()).startsWith("+ ");
            client.send("secret\r\n");
            assertThat(client.response()).startsWith("a NO");
            client.send("b LOGIN {" + (limit + 1) + "}\r\n");
            assertThat(client.response()).startsWith("b BAD");
            assertThat(client.completion("NOOP")).startsWith("OK");
        }
    }

    @Test
    void aLiteralAfterLoginIsRefusedBeforeTheClientIsAskedForIt() throws IOException {
        int limit = Limits.DEFAULT.afterLogin().literal();
        try (TestServer server = TestServer.start();
                Client client = server.login("alice").select("INBOX")) {
            client.send("a SEARCH SUBJECT {" + limit + "}\r\n");
            assertThat(client.response()).startsWith("+ ");
            client.send("x".repeat(limit) + "\r\n");
            assertThat(client.until("a").getLast()).startsWith("a OK");
            client.send("b SEARCH SUBJECT {" + (limit + 1) + "}\r\n");
            assertThat(client.response()).startsWith("b BAD");
            client.send("c SEARCH SUBJECT {" + (limit + 1) + "+}\r\n" + "x".repeat(limit + 1) + "\r\nd NOOP\r\n");
            assertThat(client.until("c").getLast()).startsWith("c BAD");
            assertThat(client.until("d").getLast()).startsWith("d OK");
        }
    }

    @Test
    void aCommandHasSoManyLiteralsAndNoMore() throws IOException {
        int limit = Limits.DEFAULT.afterLogin().literals();
        try (TestServer server = TestServer.start();
                Client client = server.login("alice").select("INBOX")) {
            assertThat(client.completion("SEARCH" + " SUBJECT {1+}\r\nx".repeat(limit)))
                    .startsWith("OK");
            assertThat(client.completion("SEARCH" + " SUBJECT {1+}\r\nx".repeat(limit + 1)))
                    .startsWith("BAD");
            assertThat(client.completion("NOOP")).startsWith("OK");
        }
    }

    @Test
    void manyLiteralsAreBoundedTogether() throws IOException {
        Limits limits = new LimitsBuilder()
                .afterLogin(new FrameLimits(1024, 0, 100, 10, 250, 1 << 20))
                .build();
        try (TestServer server = TestServer.start(limits);
                Client client = server.login("alice").select("INBOX")) {
            String hundred = " SUBJECT {100+}\r\n" + "x".repeat(100);
            String fifty = " SUBJECT {50+}\r\n" + "x".repeat(50);
            assertThat(client.completion("SEARCH" + hundred + hundred + fifty)).startsWith("OK");
            assertThat(client.completion("SEARCH" + hundred + hundred + fifty + " SUBJECT {1+}\r\nx"))
                    .startsWith("BAD");
            assertThat(client.completion("NOOP")).startsWith("OK");
        }
    }

    @Test
    void parenthesesNestSoDeepAndNoDeeper() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice").select("INBOX")) {
            assertThat(client.completion("SEARCH " + "(".repeat(32) + "ALL" + ")".repeat(32)))
                    .startsWith("OK");
            assertThat(client.completion("SEARCH " + "(".repeat(33) + "ALL" + ")".repeat(33)))
                    .startsWith("BAD");
            assertThat(client.completion("SEARCH " + "(".repeat(60_000))).startsWith("BAD");
            assertThat(client.completion("SEARCH " + "NOT ".repeat(15_000) + "ALL"))
                    .startsWith("BAD");
            assertThat(client.completion("SEARCH " + "OR ALL ".repeat(9_000) + "ALL"))
                    .startsWith("BAD");
            assertThat(client.completion("SEARCH" + " ALL".repeat(15_000))).startsWith("OK");
        }
    }

    @Test
    void parenthesesDoNotNestBeforeLogin() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = Client.connect(server.address())) {
            assertThat(client.completion("ID (\"name\" \"x\")")).startsWith("OK");
            assertThat(client.completion("ID ((\"name\" \"x\"))")).startsWith("BAD");
            assertThat(client.completion("NOOP")).startsWith("OK");
        }
    }

    @Test
    void badCommandsAreCountedBeforeLogin() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = Client.connect(server.address())) {
            for (int i = 0; i < 10; i++) { // never three in a row
                assertThat(client.completion("X")).startsWith("BAD");
                assertThat(client.completion("X")).startsWith("BAD");
                assertThat(client.completion("NOOP")).startsWith("OK");
            }
            client.send("a X\r\nb X\r\nc X\r\nd NOOP\r\n");
            assertThat(client.rest()).containsPattern("^a BAD .*\r\nb BAD .*\r\nc BAD .*\r\n\\* BYE .*\r\n$");
        }
    }

    @Test
    void badCommandsAreCountedAfterLogin() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice")) {
            for (int i = 0; i < 19; i++) {
                assertThat(client.completion("X")).startsWith("BAD");
            }
            assertThat(client.completion("NOOP")).startsWith("OK");
            client.send("a X\r\n".repeat(20));
            assertThat(client.rest().lines()).hasSize(21).last().asString().startsWith("* BYE");
        }
    }

    @Test
    void aMessageHasALargestSize() throws IOException {
        try (TestServer server =
                        TestServer.start(new LimitsBuilder().message(1000).build());
                Client client = server.login("alice")) {
            assertThat(client.append("INBOX", "", message(1000))).contains(" OK [APPENDUID");
            client.send("a APPEND INBOX {1001}\r\n");
            assertThat(client.response()).startsWith("a NO [TOOBIG]");
            assertThat(client.append("INBOX", "", message(1001))).contains(" NO [TOOBIG]");
            assertThat(client.ok("STATUS INBOX (MESSAGES APPENDLIMIT)"))
                    .singleElement()
                    .asString()
                    .contains("MESSAGES 1")
                    .contains("APPENDLIMIT 1000");
            assertThat(client.ok("CAPABILITY").getFirst()).contains("APPENDLIMIT=1000");
        }
    }

    @Test
    void aMessageWithoutEndIsNotReadToItsEnd() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice")) {
            client.send("a APPEND INBOX {9999999999+}\r\n");
            assertThat(client.rest()).containsPattern("TOOBIG|BAD");
            Eventually.holds("it is gone", () -> server.sessions() == 0);
        }
    }

    @Test
    void aFullStoreRefusesAndKeepsNothing() throws IOException {
        MemoryStore store = new MemoryStore(MemorySettings.DEFAULT.withMaxOctets(10_000));
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client client = server.login("alice")) {
            assertThat(client.append("INBOX", "", message(6_000))).contains(" OK ");
            assertThat(client.append("INBOX", "", message(6_000))).contains(" NO [OVERQUOTA]");
            assertThat(client.append("INBOX", "", message(4_000))).contains(" OK ");
            assertThat(store.storedOctets()).isEqualTo(10_000);
            assertThat(client.completion("NOOP")).startsWith("OK");
        }
    }
}
