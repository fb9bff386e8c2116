package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Feature;
import org.restante.store.MailboxEntry;
import org.restante.store.Watch;

/** Subscriptions belong to names, not to mailboxes (RFC 9051 sections 6.3.6 to 6.3.8). */
public abstract class SubscriptionContract extends OpenStore {
    private static final MailboxName NAME = MailboxName.of("news/daily");

    @Override
    Set<Feature> needs() {
        return Set.of(Feature.MAILBOXES);
    }

    private List<String> subscribed() {
        return account().mailboxes().stream()
                .filter(MailboxEntry::subscribed)
                .map(entry -> entry.name().value())
                .toList();
    }

    @Test
    void aMailboxIsSubscribedToAndNoMore() {
        account().create(NAME, Set.of());
        assertThat(subscribed()).isEmpty();
        account().subscribe(NAME);
        account().subscribe(NAME);
        account().subscribe(MailboxName.INBOX);
        assertThat(subscribed()).containsExactly("INBOX", "news/daily");
        account().unsubscribe(NAME);
        account().unsubscribe(NAME);
        assertThat(subscribed()).containsExactly("INBOX");
    }

    @Test
    void whoWatchesTheAccountIsPokedAndThenSeesTheChange() throws InterruptedException {
        List<Runnable> changes = List.of(
                () -> account().create(NAME, Set.of()),
                () -> account().subscribe(NAME),
                () -> account().rename(NAME, MailboxName.of("news/weekly")),
                () -> account().unsubscribe(NAME),
                () -> account().delete(MailboxName.of("news/weekly")));
        Semaphore pokes = new Semaphore(0);
        Optional<Watch> watch = account().watch(pokes::release);
        assumeTrue(watch.isPresent(), "a store that cannot tell");
        for (Runnable change : changes) {
            List<MailboxEntry> before = account().mailboxes();
            pokes.drainPermits();
            change.run();
            assertThat(pokes.tryAcquire(30, TimeUnit.SECONDS)).as("a poke").isTrue();
            assertThat(account().mailboxes()).isNotEqualTo(before);
        }
        watch.get().close();
        pokes.drainPermits();
        account().subscribe(NAME);
        assertThat(pokes.availablePermits()).isZero();
    }

    @Test
    void aNameWithoutAMailboxIsSubscribedTo() {
        account().subscribe(NAME);
        assertThat(account().mailboxes()).contains(new MailboxEntry(NAME, Optional.empty(), Set.of(), true));
        account().unsubscribe(NAME);
        assertThat(account().mailboxes()).hasSize(1);
    }

    @Test
    void aSubscriptionOutlivesItsMailbox() {
        account().create(NAME, Set.of());
        account().subscribe(NAME);
        account().delete(NAME);
        assertThat(subscribed()).containsExactly("news/daily");
        account().create(NAME, Set.of());
        assertThat(subscribed()).containsExactly("news/daily");
    }

    @Test
    void aSubscriptionStaysWithTheOldName() {
        account().create(NAME, Set.of());
        account().subscribe(NAME);
        account().rename(NAME, MailboxName.of("old news"));
        assertThat(subscribed()).containsExactly("news/daily");
    }

    @Test
    void creatingAMailboxDoesNotSubscribeToIt() {
        account().create(NAME, Set.of());
        account().open(NAME).close();
        assertThat(subscribed()).isEmpty();
    }
}
