package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Feature;
import org.restante.store.Mailbox;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.quota.Quota;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;
import org.restante.store.quota.QuotaUsage;

/** What accounts hold is counted, and limits are held inside the commit (RFC 9208), in stores that count. */
public abstract class QuotaContract extends OpenStore {
    @Override
    Set<Feature> needs() {
        return Set.of(Feature.QUOTA, Feature.WRITE, Feature.MAILBOXES);
    }

    private Quota quota(String user) {
        return store().account(user).facet(Quota.class).orElseThrow();
    }

    private Quota quota() {
        return quota("alice");
    }

    private void limit(QuotaResource resource, long limit) {
        quota().limit(QuotaLimits.NONE.with(resource, limit));
    }

    private void assertUsage(long octets, long messages, long mailboxes) {
        assertThat(quota().usage()).isEqualTo(new QuotaUsage(octets, messages, mailboxes));
    }

    @Test
    void everythingIsCounted() {
        assertUsage(0, 0, 1);
        append(inbox(), List.of(Mail.random(100), Mail.random(200)));
        assertUsage(300, 2, 1);
        Mailbox other = create("a/b");
        assertUsage(300, 2, 3);
        inbox().commit(new Change.Copy(UidSet.of(1), other));
        assertUsage(400, 3, 3);
        inbox().commit(new Change.Move(UidSet.of(2), other));
        assertUsage(400, 3, 3);
        inbox().commit(new Change.Move(UidSet.of(1), inbox()));
        inbox().commit(new Change.Copy(ALL, inbox()));
        assertUsage(500, 4, 3);
        expunge(inbox(), 3, 4);
        expunge(inbox(), 3, 4);
        assertUsage(300, 2, 3);
        account().delete(MailboxName.of("a/b"));
        assertUsage(0, 0, 2);
        assertThat(quota("bob").usage()).isEqualTo(new QuotaUsage(0, 0, 1));
    }

    @Test
    void countsAndLimitsSurviveARestart() {
        append(inbox(), Mail.random(100));
        limit(QuotaResource.STORAGE, 150);
        reopen();
        assertUsage(100, 1, 1);
        assertThat(quota().limits()).isEqualTo(QuotaLimits.NONE.with(QuotaResource.STORAGE, 150));
        assertRefused(Code.OVERQUOTA, () -> append(inbox(), Mail.random(51)));
    }

    @Test
    void whatGoesBeyondALimitIsRefusedAndLeavesEverythingAsItWas() {
        append(inbox(), Mail.random(100));
        limit(QuotaResource.STORAGE, 250);
        assertRefused(Code.OVERQUOTA, () -> append(inbox(), List.of(Mail.random(100), Mail.random(51))));
        Mailbox other = create("other");
        append(inbox(), Mail.random(100));
        assertRefused(Code.OVERQUOTA, () -> inbox().commit(new Change.Copy(UidSet.of(1), other)));
        assertUsage(200, 2, 2);
        assertThat(other.state().uidNext()).isEqualTo(1);
        assertThat(inbox().state().uidNext()).isEqualTo(3);
        append(inbox(), Mail.random(50));
        assertUsage(250, 3, 2);
    }

    @Test
    void messagesAreLimited() {
        limit(QuotaResource.MESSAGE, 2);
        assertRefused(Code.OVERQUOTA, () -> fill(inbox(), 3));
        fill(inbox(), 2);
        assertRefused(Code.OVERQUOTA, () -> inbox().commit(new Change.Copy(UidSet.of(1), inbox())));
        expunge(inbox(), 1);
        fill(inbox(), 1);
    }

    @Test
    void mailboxesAreLimited() {
        limit(QuotaResource.MAILBOX, 3);
        assertRefused(Code.OVERQUOTA, () -> account().create(MailboxName.of("a/b/c"), Set.of()));
        assertUsage(0, 0, 1);
        account().create(MailboxName.of("a/b"), Set.of());
        assertRefused(Code.OVERQUOTA, () -> account().rename(MailboxName.of("a/b"), MailboxName.of("x/b")));
        account().rename(MailboxName.of("a/b"), MailboxName.of("b"));
        assertRefused(Code.OVERQUOTA, () -> account().create(MailboxName.of("c"), Set.of()));
    }

    @Test
    void whatAddsNothingIsAllowedInAFullAccount() {
        Mailbox other = create("other");
        append(inbox(), Mail.random(100));
        quota().limit(QuotaLimits.NONE
                .with(QuotaResource.STORAGE, 0)
                .with(QuotaResource.MESSAGE, 0)
                .with(QuotaResource.MAILBOX, 0));
        assertRefused(Code.OVERQUOTA, () -> append(inbox(), Mail.random(1)));
        inbox().commit(new Change.Move(UidSet.of(1), other));
        account().rename(MailboxName.of("other"), MailboxName.of("more"));
        expunge(other, 1);
        account().delete(MailboxName.of("more"));
        assertUsage(0, 0, 1);
    }

    @Test
    void defaultsHoldForThoseWithoutLimitsOfTheirOwn() {
        store().defaultQuota(QuotaLimits.NONE.with(QuotaResource.MESSAGE, 1));
        assertThat(quota().limits()).isEqualTo(QuotaLimits.NONE.with(QuotaResource.MESSAGE, 1));
        fill(inbox(), 1);
        assertRefused(Code.OVERQUOTA, () -> fill(inbox(), 1));
        quota().limit(QuotaLimits.NONE);
        assertThat(quota().limits()).isEqualTo(QuotaLimits.NONE);
        fill(inbox(), 1);
        assertThat(quota("bob").limits().of(QuotaResource.MESSAGE)).hasValue(1);
    }

    @Test
    void twoThatDoNotFitTogetherDoNotBothCome() {
        List<Mailbox> mailboxes = List.of(inbox(), create("a"), create("b"), create("c"));
        limit(QuotaResource.STORAGE, 1000);
        AtomicInteger refused = new AtomicInteger();
        Threads.together(mailboxes.size(), i -> {
            for (int n = 0; n < 5; n++) {
                try {
                    append(mailboxes.get(i), Mail.random(100));
                } catch (StoreException full) {
                    assertThat(full.code()).isEqualTo(Code.OVERQUOTA);
                    refused.incrementAndGet();
                }
            }
        });
        assertThat(refused).hasValue(10);
        assertUsage(1000, 10, 4);
    }
}
