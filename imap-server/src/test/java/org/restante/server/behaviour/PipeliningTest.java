package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send more than was asked for, or less at a time than one would expect. */
@Timeout(60)
class PipeliningTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void tenThousandCommandsInOneBurstAreAnsweredInOrder() throws IOException {
        int commands = 10_000;
        StringBuilder burst = new StringBuilder();
        for (int i = 0; i < commands; i++) {
            burst.append('n').append(i).append(i % 3 == 0 ? " NOOP\r\n" : i % 3 == 1 ? " FETCH 1 UID\r\n" : " X\r\n");
        }
        try (TestServer server = TestServer.start();
                Client client = server.login("alice")) {
            client.append("INBOX", "", MESSAGE);
            client.select("INBOX");
            Thread sending = Thread.ofVirtual().start(() -> send(client, burst.toString()));
            for (int i = 0; i < commands; i++) {
                List<String> responses = client.until("n" + i);
                assertThat(responses).hasSize(i % 3 == 1 ? 2 : 1);
                assertThat(responses.getLast()).startsWith("n" + i + (i % 3 == 2 ? " BAD" : " OK"));
            }
            assertThat(sending.join(java.time.Duration.ofSeconds(10))).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(Client client, String octets) {
        try {
            client.send(octets);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatComesWithDoneIsCarriedOut() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice")) {
            client.append("INBOX", "", MESSAGE);
            client.ok("CREATE x");
            client.select("INBOX");
            client.send("a IDLE\r\nDONE\r\nb COPY 1:* x\r\nc IDLE\r\n");
            assertThat(client.until("a")).first().isEqualTo("+ idling");
            assertThat(client.until("b").getLast()).startsWith("b OK [COPYUID");
            assertThat(client.response()).startsWith("+");
            client.send("DO");
            client.send("NE\r");
            client.send("\nd STATUS x (MESSAGES)\r\n");
            assertThat(client.until("c").getLast()).startsWith("c OK");
            assertThat(client.until("d").getFirst()).isEqualTo("* STATUS x (MESSAGES 1)");
        }
    }

    @Test
    void oneOctetAtATimeIsAsGoodAsAllAtOnce() throws IOException {
        String all = "a CAPABILITY\r\nb LOGIN {5}\r\nalice {6+}\r\nsecret\r\nc SELECT INBOX\r\n"
                + "d APPEND INBOX (\\Seen) {10+}\r\n0123456789\r\ne UID SEARCH RETURN (ALL) SEEN\r\nf IDLE\r\nDONE\r\n"
                + "g LOGOUT\r\n";
        try (TestServer server = TestServer.start();
                Client client = Client.connect(server.address())) {
            for (byte octet : all.getBytes(StandardCharsets.US_ASCII)) {
                client.send(new byte[] {octet});
            }
            assertThat(client.rest())
                    .contains("+ Ready for the literal\r\nb OK")
                    .contains("d OK [APPENDUID")
                    .contains("ALL 1")
                    .contains("f OK")
                    .endsWith("\r\n")
                    .containsPattern("\\* BYE .*\r\ng OK .*\r\n$");
        }
    }

    @Test
    void whatWasSentBeforeTheClientClosedItsHalfIsStillAnswered() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice")) {
            client.send("a CREATE y\r\nb LIST \"\" y\r\nc NOO").shutdownOutput();
            assertThat(client.rest())
                    .contains("a OK")
                    .contains("* LIST (\\HasNoChildren) \"/\" y\r\n")
                    .contains("b OK");
        }
    }

    @Test
    void nothingIsCarriedOutAfterLogout() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice");
                Client other = server.login("alice")) {
            client.send("a LOGOUT\r\nb CREATE z\r\n");
            assertThat(client.rest()).contains("a OK").doesNotContain("b ");
            assertThat(other.ok("LIST \"\" z")).isEmpty();
        }
    }
}
