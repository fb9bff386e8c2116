package org.restante.core.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restante.core.ban.Bans;
import org.restante.core.event.MailEvents;
import org.restante.sasl.Identity;
import org.restante.sasl.credential.UserName;
import org.slf4j.LoggerFactory;

final class SessionLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(SessionLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final KeptConnection connection = new KeptConnection();
    private final Sessions sessions = new Sessions(new ConnectionLimits(1, 1, 1), Bans.none(), MailEvents.none());

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private String line(SessionRunner.Service service) {
        CountDownLatch arrived = new CountDownLatch(1);
        SessionRunner.Service late = (client, inbox, offer, refusal) -> {
            await(arrived);
            service.serve(client, inbox, offer, refusal);
        };
        // The runner waits for its sessions, so the line is there when it is closed.
        try (SessionRunner runner = new SessionRunner("test", sessions, late)) {
            runner.start(connection, TlsOffer.NONE).received("hello\r\n".getBytes(UTF_8));
            arrived.countDown();
        }
        assertThat(lines.list).hasSize(1);
        return lines.list.getFirst().getFormattedMessage();
    }

    @Test
    void aSessionHasOneLineAtItsEnd() {
        String line = line((client, inbox, offer, refusal) -> {
            Identity alice = Identity.of(UserName.of("alice"));
            assertThat(sessions.login(inbox, alice)).isTrue();
            inbox.activity().client("a client");
            inbox.activity().command();
            inbox.activity().command();
            client.write(new byte[300]);
            client.write(new byte[12]);
        });
        assertThat(line)
                .matches("session protocol=test number=\\d+ user=alice from=127\\.0\\.0\\.1:1 client=\"a client\""
                        + " seconds=\\d+\\.\\d{3} commands=2 received=7 sent=312");
    }

    @Test
    void whoHasNotLoggedInIsNotNamed() {
        assertThat(line((client, inbox, offer, refusal) -> {}))
                .contains(" commands=0 ", " sent=0")
                .doesNotContain("user=", "client=");
    }

    @Test
    void aUserWhoLeavesIsNobodyAgain() {
        String line = line((client, inbox, offer, refusal) -> {
            sessions.login(inbox, Identity.of(UserName.of("alice")));
            assertThat(sessions.logout(inbox)).isEmpty();
        });
        assertThat(line).doesNotContain("user=");
    }

    @Test
    void aSessionThatEndsInABugHasItsLine() {
        String line = line((client, inbox, offer, refusal) -> {
            inbox.activity().command();
            throw SessionEnded.gone("nobody catches this");
        });
        assertThat(line).contains(" commands=1 ");
    }
}
