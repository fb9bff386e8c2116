package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.restante.store.memory.MemoryStore;

/** Annotations of more messages, and of more octets, than are read at once (RFC 5257). */
final class AnnotationsTest {
    private static final int MESSAGES = 150;
    private static final int LARGE = 16 << 10;

    private static void fill(Client client) throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            client.append("INBOX", "", ("Subject: " + i + "\r\n\r\nx").getBytes(StandardCharsets.US_ASCII));
        }
        client.ok("SELECT INBOX");
    }

    private static String value(int number, int size) {
        return String.format("%05d", number) + "x".repeat(size - 5);
    }

    @Test
    void ofManyMessagesEachHasItsOwn() throws IOException {
        try (TestServer server = TestServer.start(new MemoryStore());
                Client bob = server.login("bob")) {
            fill(bob);
            for (int i = 1; i <= MESSAGES; i++) {
                if (i % 3 != 0) {
                    String value = value(MESSAGES - i, i % 2 == 0 ? LARGE : 10);
                    bob.ok("STORE " + i + " ANNOTATION (/comment (value.priv {" + value.length() + "+}\r\n" + value
                            + ") /altsubject (value.shared \"" + i + "\"))");
                }
            }
            List<String> fetched = bob.ok("FETCH 1:* (UID ANNOTATION (/comment value.priv))");
            assertThat(fetched).hasSize(MESSAGES);
            for (int i = 1; i <= MESSAGES; i++) {
                assertThat(fetched.get(i - 1))
                        .startsWith("* " + i + " FETCH (UID " + i + " ANNOTATION (/comment (value.priv ");
                assertThat(fetched.get(i - 1)).contains(i % 3 == 0 ? "NIL" : String.format("%05dx", MESSAGES - i));
            }
            assertThat(bob.ok("FETCH 149,2,75,3:5 ANNOTATION (/alt% value.shared)"))
                    .containsExactly(
                            "* 2 FETCH (ANNOTATION (/altsubject (value.shared \"2\")))",
                            "* 4 FETCH (ANNOTATION (/altsubject (value.shared \"4\")))",
                            "* 5 FETCH (ANNOTATION (/altsubject (value.shared \"5\")))",
                            "* 149 FETCH (ANNOTATION (/altsubject (value.shared \"149\")))");
            assertThat(bob.ok("SEARCH ANNOTATION /comment value \"00100X\"")).containsExactly("* SEARCH 50");
            assertThat(bob.ok("SEARCH NOT ANNOTATION * value \"\" 140:*")).containsExactly("* SEARCH 141 144 147 150");
            List<Integer> expected = new ArrayList<>();
            for (int i = 3; i <= MESSAGES; i += 3) {
                expected.add(i);
            }
            for (int i = MESSAGES; i > 0; i--) {
                if (i % 3 != 0) {
                    expected.add(i);
                }
            }
            assertThat(bob.ok("SORT (ANNOTATION /comment value.priv) UTF-8 ALL").getFirst())
                    .isEqualTo("* SORT " + expected.toString().replaceAll("[\\[\\],]", ""));
        }
    }

    @Test
    void whatIsChangedOfManyMessagesIsTold() throws IOException {
        try (TestServer server = TestServer.start(new MemoryStore());
                Client bob = server.login("bob");
                Client other = server.login("bob")) {
            fill(bob);
            other.ok("SELECT INBOX (ANNOTATE)");
            bob.ok("STORE 1:* ANNOTATION (/comment (value.shared \"x\"))");
            bob.ok("STORE 10:20 ANNOTATION (/altsubject (value.priv \"y\") /comment (value.shared NIL))");
            List<String> told = other.ok("NOOP");
            assertThat(told).hasSize(MESSAGES).contains("* 9 FETCH (UID 9 ANNOTATION (/comment))");
            assertThat(told.get(9)).isEqualTo("* 10 FETCH (UID 10 ANNOTATION (/altsubject /comment))");
            assertThat(other.ok("NOOP")).isEmpty();
        }
    }
}
