package org.restante.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restante.core.ban.Bans;
import org.restante.core.event.MailEvents;
import org.restante.sasl.Identity;
import org.restante.sasl.credential.UserName;
import org.slf4j.LoggerFactory;

final class WatchdogTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Logger logger = (Logger) LoggerFactory.getLogger(Watchdog.class);
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    };
    private final Sessions sessions = new Sessions(new ConnectionLimits(9, 9, 9), Bans.none(), MailEvents.none());
    private final CountDownLatch released = new CountDownLatch(1);

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(appender);
    }

    private void block() {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSessionThatDoesNotGetOnIsToldOfEverLessOften() throws InterruptedException {
        SessionRunner.Service service = (client, inbox, offer, refusal) -> {
            sessions.login(inbox, Identity.of(UserName.of("alice")));
            block();
        };
        try (SessionRunner runner = new SessionRunner("test", sessions, service, PATIENCE)) {
            runner.start(new KeptConnection(), TlsOffer.NONE);
            long begun = System.nanoTime();
            for (int times = 1; times <= 2; times++) {
                assertThat(lines.poll(60, TimeUnit.SECONDS))
                        .matches("busy protocol=test number=\\d+ user=alice seconds=\\d+ in="
                                + WatchdogTest.class.getName() + ".block");
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(PATIENCE.multipliedBy(times));
            }
            released.countDown();
        }
    }

    @Test
    void whoWaitsOrGetsOnIsNotToldOf() throws InterruptedException {
        SessionRunner.Service service = (client, inbox, offer, refusal) -> {
            for (int i = 0; i < 60; i++) {
                inbox.take(Duration.ofMillis(10), Inbox.Interest.OCTETS);
                inbox.activity().command();
            }
            inbox.take(PATIENCE.multipliedBy(3), Inbox.Interest.OCTETS);
        };
        try (SessionRunner runner = new SessionRunner("test", sessions, service, PATIENCE)) {
            runner.start(new KeptConnection(), TlsOffer.NONE);
        }
        assertThat(lines).isEmpty();
    }
}
