package org.restante.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.protocol.model.MailboxName;
import org.slf4j.LoggerFactory;

/** Listeners are told, and nobody waits for them. */
@Timeout(60)
final class MailEventsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(MailEventListener.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    private static MailEvent event(int number) {
        return new MailEvent.MailboxDeleted("alice", MailboxName.of("m" + number));
    }

    /** Writes down what it hears. */
    private static final class Recorder implements MailEventListener {
        private final BlockingQueue<MailEvent> heard = new LinkedBlockingQueue<>();

        @Override
        public void on(MailEvent event) {
            heard.add(event);
        }

        List<MailEvent> take(int count) throws InterruptedException {
            List<MailEvent> taken = new ArrayList<>();
            while (taken.size() < count) {
                taken.add(heard.take());
            }
            return taken;
        }
    }

    /** Writes down what it hears, once it may. */
    private static final class Blocked implements MailEventListener {
        private final Recorder recorder = new Recorder();
        private final CountDownLatch called = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public void on(MailEvent event) {
            called.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            recorder.on(event);
        }
    }

    private List<String> logged() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void tellsInOrder() throws InterruptedException {
        Recorder recorder = new Recorder();
        MailEvents events = new MailEvents(Map.of("recorder", recorder), new EventSettings(1000));
        List<MailEvent> told = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            told.add(event(i));
        }
        told.forEach(events::publish);
        assertThat(recorder.take(1000)).isEqualTo(told);
    }

    @Test
    void whatDoesNotFitIsLostAndCounted() throws InterruptedException {
        Blocked slow = new Blocked();
        MailEvents events = new MailEvents(Map.of("slow", slow), new EventSettings(2));
        events.publish(event(1));
        slow.called.await();
        for (int i = 2; i <= 6; i++) { // two of them wait
            events.publish(event(i));
        }
        assertThat(logged()).hasSize(1).first().asString().contains("\"slow\" is too slow");
        slow.open.countDown();
        assertThat(slow.recorder.take(4)).containsExactly(event(1), event(2), event(3), new MailEvent.Lost(3));
        events.publish(event(7));
        assertThat(slow.recorder.take(1)).containsExactly(event(7));
        assertThat(logged()).hasSize(2).last().asString().contains("\"slow\" has caught up, without 3 events");
    }

    @Test
    void nobodyWaitsForAListenerThatNeverReturns() throws InterruptedException {
        Blocked blocked = new Blocked();
        Recorder other = new Recorder();
        MailEvents events = new MailEvents(Map.of("blocked", blocked, "other", other), new EventSettings(10));
        for (int i = 0; i < 1000; i++) {
            events.publish(event(i));
            assertThat(other.take(1)).containsExactly(event(i));
        }
        assertThat(logged()).hasSize(1);
        blocked.open.countDown();
        events.close();
        assertThat(blocked.recorder.take(12)).last().isEqualTo(new MailEvent.Lost(1000 - 11));
    }

    @Test
    void aListenerThatThrowsIsNamedAndGoesOn() throws InterruptedException {
        Recorder recorder = new Recorder();
        MailEventListener broken = event -> {
            recorder.on(event);
            if (!event.equals(event(4))) {
                throw new IllegalStateException("broken");
            }
            throw new StackOverflowError();
        };
        MailEvents events = new MailEvents(Map.of("push", broken), EventSettings.DEFAULT);
        for (int i = 1; i <= 5; i++) {
            events.publish(event(i));
        }
        events.close();
        assertThat(recorder.take(5)).hasSize(5);
        assertThat(logged())
                .hasSize(3) // the first, the second and the fourth
                .allSatisfy(line -> assertThat(line).contains("Listener \"push\" failed at MailboxDeleted"));
    }

    @Test
    void closingTellsWhatWaits() throws InterruptedException {
        Blocked slow = new Blocked();
        MailEvents events = new MailEvents(Map.of("slow", slow), EventSettings.DEFAULT);
        events.publish(event(1));
        events.publish(event(2));
        slow.open.countDown();
        events.close();
        assertThat(slow.recorder.heard).containsExactly(event(1), event(2));
    }
}
