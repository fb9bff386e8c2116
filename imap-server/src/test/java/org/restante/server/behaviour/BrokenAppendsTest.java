package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.server.engine.Limits;
import org.restante.store.memory.MemoryStore;

/** An APPEND that goes wrong keeps nothing, is answered once, and leaves the session where it was. */
@Timeout(60)
class BrokenAppendsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a APPEND INBOX {3+}\r\nabc)\r\n",
                "a APPEND INBOX {3+}\r\nabc \r\n",
                "a APPEND INBOX {3+}\r\nabcdef\r\n",
                "a APPEND INBOX {3+}\r\nabc {3+}\r\ndef)\r\n",
                "a APPEND INBOX {3+}\r\nabc (\\Seen) {0+}\r\n\r\n",
                "a APPEND INBOX {3+}\r\nabc {99999999999+}x\r\n",
                "a APPEND INBOX {3+}\r\nabc\u0000\r\n",
                "a APPEND INBOX {3+}\r\nabc \"x\r\n",
                "a APPEND INBOX {0+}\r\n\r\n",
                "a APPEND INBOX \"abc\"\r\n",
                "a APPEND INBOX (\\Recent) {3+}\r\nabc\r\n",
                "a APPEND INBOX (\\Seen {3+}\r\nabc\r\n",
                "a APPEND INBOX \"99-Jan-2025 00:00:00 +0000\" {3+}\r\nabc\r\n",
                "a APPEND INBOX \" 1-Jan-2025 25:00:00 +0000\" {3+}\r\nabc\r\n",
                "a APPEND nowhere {3+}\r\nabc\r\n",
                "a APPEND {3+}\r\na&b {3+}\r\nabc\r\n",
                "a APPEND INBOX UTF8 (~{3+}\r\nabc\r\n",
                "a APPEND INBOX CATENATE (URL \"imap://x\")\r\n",
            })
    void nothingIsKept(String append) throws IOException {
        MemoryStore store = new MemoryStore();
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client client = server.login("alice").select("INBOX")) {
            client.send(append + "b NOOP\r\n");
            assertThat(client.until("a")).singleElement().asString().matches("a (NO|BAD) .*");
            assertThat(client.until("b")).singleElement().asString().startsWith("b OK");
            assertThat(store.storedOctets()).isZero();
            assertThat(client.ok("STATUS INBOX (MESSAGES)").getFirst()).contains("MESSAGES 0");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 2_000_000})
    void aTailThatIsTooLongIsDropped(int octets) throws IOException {
        MemoryStore store = new MemoryStore();
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client client = server.login("alice")) {
            client.send("a APPEND INBOX {3+}\r\nabc " + "x".repeat(octets) + "\r\nb NOOP\r\n");
            assertThat(client.until("a")).singleElement().asString().startsWith("a BAD");
            assertThat(client.until("b")).singleElement().asString().startsWith("b OK");
            assertThat(store.storedOctets()).isZero();
        }
    }
}
