package org.restante.store.memory;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.quota.Quota;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;
import org.restante.store.quota.QuotaUsage;

/** What an account holds and may hold. Its own lock is the last that is taken. */
final class MemoryQuota implements Quota {
    private final Supplier<QuotaLimits> byDefault;
    private final LongSupplier mailboxes;
    private Optional<QuotaLimits> own = Optional.empty();
    private long octets;
    private long messages;

    MemoryQuota(Supplier<QuotaLimits> byDefault, LongSupplier mailboxes) {
        this.byDefault = byDefault;
        this.mailboxes = mailboxes;
    }

    @Override
    public QuotaUsage usage() {
        long count = mailboxes.getAsLong();
        synchronized (this) {
            return new QuotaUsage(octets, messages, count);
        }
    }

    @Override
    public synchronized QuotaLimits limits() {
        return own.orElseGet(byDefault);
    }

    @Override
    public synchronized void limit(QuotaLimits limits) {
        own = Optional.of(limits);
    }

    /** Counts messages that come, if they may. */
    synchronized void come(long moreOctets, long moreMessages) {
        QuotaLimits limits = limits();
        if (!limits.allows(QuotaResource.STORAGE, octets + moreOctets)
                || !limits.allows(QuotaResource.MESSAGE, messages + moreMessages)) {
            throw new StoreException(Code.OVERQUOTA, "The quota does not allow that much");
        }
        octets += moreOctets;
        messages += moreMessages;
    }

    /** Counts other octets in the place of some, if they may; fewer always may. */
    synchronized void exchange(long fewerOctets, long moreOctets) {
        if (moreOctets > fewerOctets) {
            come(moreOctets - fewerOctets, 0);
        } else {
            go(fewerOctets - moreOctets, 0);
        }
    }

    /** Counts messages that go. */
    synchronized void go(long fewerOctets, long fewerMessages) {
        octets -= fewerOctets;
        messages -= fewerMessages;
    }
}
