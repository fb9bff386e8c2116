package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** FETCH answers in the order asked for, on which some clients rely; scripts do not look at it. */
@Timeout(60)
class FetchOrderTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    private static String fetched(Client client, String items) throws IOException {
        List<String> responses = client.ok("FETCH 1 (" + items + ")");
        assertThat(responses).hasSize(1);
        return responses.getFirst();
    }

    @Test
    void itemsComeInTheOrderAskedFor() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice")) {
            client.append("INBOX", "(\\Seen) ", MESSAGE);
            client.select("INBOX");
            assertThat(fetched(client, "UID FLAGS RFC822.SIZE"))
                    .containsSubsequence("(UID 1 ", "FLAGS (", "RFC822.SIZE 21)");
            assertThat(fetched(client, "RFC822.SIZE FLAGS UID"))
                    .containsSubsequence("(RFC822.SIZE 21 ", "FLAGS (", "UID 1)");
            assertThat(fetched(client, "BODY.PEEK[TEXT] UID BODY.PEEK[HEADER] FLAGS"))
                    .containsSubsequence("BODY[TEXT]", "Hello", "UID 1", "BODY[HEADER]", "Subject: x", "FLAGS");
            assertThat(fetched(client, "BODYSTRUCTURE ENVELOPE INTERNALDATE"))
                    .containsSubsequence("BODYSTRUCTURE", "ENVELOPE", "INTERNALDATE");
        }
    }
}
