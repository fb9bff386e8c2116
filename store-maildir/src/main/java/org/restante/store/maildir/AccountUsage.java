package org.restante.store.maildir;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageTable;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;

/**
 * How many messages and octets the mailboxes of an account have, each as far as it has been loaded once, and whether more
 * may come. Its own lock is the last that is taken.
 */
final class AccountUsage {
    /** How much there is of what. */
    record Amount(long octets, long messages) {
        static final Amount NOTHING = new Amount(0, 0);

        static Amount of(MailboxState state) {
            MessageTable messages = state.messages();
            long octets = 0;
            for (int i = 0; i < messages.size(); i++) {
                octets += messages.octets(i);
            }
            return new Amount(octets, messages.size());
        }

        static Amount of(MailboxState state, UidSet uids) {
            MessageTable messages = state.messages();
            long[] octets = new long[1];
            long[] count = new long[1];
            messages.forEach(uids, index -> {
                octets[0] += messages.octets(index);
                count[0]++;
            });
            return new Amount(octets[0], count[0]);
        }

        Amount plus(Amount other) {
            return new Amount(octets + other.octets, messages + other.messages);
        }

        Amount minus(Amount other) {
            return new Amount(octets - other.octets, messages - other.messages);
        }
    }

    private final Map<String, Amount> byMailbox = new HashMap<>();
    private final Supplier<QuotaLimits> limits;
    private final Runnable counting;
    private volatile boolean counted;
    private Amount total = Amount.NOTHING;

    /**
     * Begins with nothing.
     *
     * @param limits returns the limits of now
     * @param counting loads every mailbox that is not known yet
     */
    AccountUsage(Supplier<QuotaLimits> limits, Runnable counting) {
        this.limits = limits;
        this.counting = counting;
    }

    QuotaLimits limits() {
        return limits.get();
    }

    /** Sees to it that all is counted if anything is limited; not for use while a mailbox is locked. */
    void prepare() {
        if (!counted && !limits.get().limits().isEmpty()) {
            counting.run();
            counted = true;
        }
    }

    synchronized Amount total() {
        return total;
    }

    synchronized boolean knows(String guid) {
        return byMailbox.containsKey(guid);
    }

    /** Learns how much a mailbox has. */
    synchronized void set(String guid, Amount amount) {
        total = total.minus(byMailbox.getOrDefault(guid, Amount.NOTHING)).plus(amount);
        byMailbox.put(guid, amount);
    }

    /** Forgets mailboxes that are not among these. */
    synchronized void retain(Set<String> guids) {
        for (String guid : Set.copyOf(byMailbox.keySet())) {
            if (!guids.contains(guid)) {
                total = total.minus(byMailbox.remove(guid));
            }
        }
    }

    /** Forgets a mailbox. */
    synchronized void forget(String guid) {
        if (byMailbox.containsKey(guid)) {
            total = total.minus(byMailbox.remove(guid));
        }
    }

    /** Counts what others brought, or what goes. */
    synchronized void change(String guid, Amount come, Amount gone) {
        set(guid, byMailbox.getOrDefault(guid, Amount.NOTHING).plus(come).minus(gone));
    }

    /** Counts what comes while something goes, if the sum may become as large as that; less always may. */
    synchronized void come(String guid, Amount come, Amount goes) {
        Amount after = total.plus(come).minus(goes);
        QuotaLimits now = limits.get();
        if (after.octets() > total.octets() && !now.allows(QuotaResource.STORAGE, after.octets())
                || after.messages() > total.messages() && !now.allows(QuotaResource.MESSAGE, after.messages())) {
            throw new StoreException(Code.OVERQUOTA, "The quota does not allow that much");
        }
        change(guid, come, Amount.NOTHING);
    }
}
