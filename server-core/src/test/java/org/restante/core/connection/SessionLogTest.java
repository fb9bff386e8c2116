package org.restante.core.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restante.sasl.Identity;
import org.restante.sasl.credential.UserName;
import org.slf4j.LoggerFactory;

final class SessionLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(SessionLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final KeptConnection connection = new KeptConnection();
    private final Sessions sessions = new Sessions(new ConnectionLimits(1, 1, 1));

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    private String line(SessionRunner.Service service) {
        // The runner waits for its sessions, so the line is there when it is closed.
        try (SessionRunner runner = new SessionRunner("test", sessions, service)) {
            runner.start(connection, TlsOffer.NONE).received("hello\r\n".getBytes(UTF_8));
        }
        assertThat(lines.list).hasSize(1);
        return lines.list.getFirst().getFormattedMessage();
    }

    @Test
    void aSessionHasOneLineAtItsEnd() {
        String line = line((client, inbox, offer, refusal) -> {
            Identity alice = Identity.of(UserName.of("alice"));
            assertThat(sessions.login(inbox, client.remote().getAddress(), alice))
                    .isTrue();
            inbox.activity().client("a client");
            inbox.activity().command();
            inbox.activity().command();
            client.write(new byte[300]);
            client.write(new byte[12]);
        });
        assertThat(line)
                .matches("test session \\d+ ended: user=\"alice\" from=127\\.0\\.0\\.1:1 client=\"a client\""
                        + " seconds=\\d+\\.\\d{3} commands=2 received=7 sent=312");
    }

    @Test
    void whoHasNotLoggedInIsADash() {
        assertThat(line((client, inbox, offer, refusal) -> {}))
                .contains(" user=- ", " client=- ", " commands=0 ", " sent=0");
    }

    @Test
    void aUserWhoLeavesIsNobodyAgain() {
        String line = line((client, inbox, offer, refusal) -> {
            sessions.login(inbox, client.remote().getAddress(), Identity.of(UserName.of("alice")));
            assertThat(sessions.logout(inbox, client.remote().getAddress())).isEmpty();
        });
        assertThat(line).contains(" user=- ");
    }

    @Test
    void aSessionThatEndsInABugHasItsLine() {
        String line = line((client, inbox, offer, refusal) -> {
            inbox.activity().command();
            throw SessionEnded.gone("nobody catches this");
        });
        assertThat(line).contains(" commands=1 ");
    }

    @Test
    void wordsOfTheClientStayWithinTheirQuotationMarks() {
        assertThat(SessionLog.quoted(Optional.of("a\r\nb\" user=\"root\\ \u202e\u0085")))
                .isEqualTo("\"a\\u{d}\\u{a}b\\\" user=\\\"root\\\\ \\u{202e}\\u{85}\"");
        assertThat(SessionLog.quoted(Optional.of("x".repeat(65)))).isEqualTo("\"" + "x".repeat(64) + "\"");
    }
}
