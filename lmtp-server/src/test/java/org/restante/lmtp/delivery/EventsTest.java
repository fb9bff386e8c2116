package org.restante.lmtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.restante.core.event.MailEvent;
import org.restante.core.event.MailEventListeners;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.directory.UserDirectory;
import org.restante.store.MailStore;
import org.restante.store.memory.MemoryStore;

/** What listeners hear of deliveries. */
@Timeout(60)
final class EventsTest {
    private final BlockingQueue<MailEvent> heard = new LinkedBlockingQueue<>();

    @TempDir
    Path data;

    private final class Parts extends AbstractModule {
        @Override
        protected void configure() {
            install(new DeliveryModule());
            bind(MailStore.class).toInstance(new MemoryStore());
            bind(UserDirectory.class)
                    .toInstance(StaticDirectory.builder()
                            .user("alice", "secret")
                            .user("bob", "secret")
                            .build());
            bind(DeliverySettings.class).toInstance(DeliverySettings.of("mail.example", 1000, data));
            MailEventListeners.bind(binder(), "test").toInstance(heard::add);
        }
    }

    @Test
    void aMessageForTwoIsToldForEach() throws InterruptedException {
        Injector injector = Guice.createInjector(new Parts());
        List<Recipient> both = List.of(recipient("alice"), recipient("bob"));
        try (Spool message = new Spool(data, 1000)) {
            message.write(new byte[10], 0, 10);
            Envelope envelope = new Envelope(Optional.empty(), "by mail.example", Instant.EPOCH);
            assertThat(injector.getInstance(Delivery.class).deliver(envelope, both, message))
                    .hasSize(2);
        }
        assertAdded("alice");
        assertAdded("bob"); // a copy of the first
    }

    private static Recipient recipient(String user) {
        return new Recipient(MailAddress.parse(user).orElseThrow(), user, MailboxName.INBOX);
    }

    private void assertAdded(String owner) throws InterruptedException {
        MailEvent.MessagesAdded added = (MailEvent.MessagesAdded) heard.take();
        assertThat(added.mailbox().owner()).isEqualTo(owner);
        assertThat(added.mailbox().name()).isEqualTo(MailboxName.INBOX);
        assertThat(added.uids()).isEqualTo(UidSet.of(1));
    }
}
