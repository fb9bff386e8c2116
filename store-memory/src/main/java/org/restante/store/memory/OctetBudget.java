package org.restante.store.memory;

import java.util.concurrent.atomic.AtomicLong;
import org.restante.store.StoreException;

/** How many octets of contents the store may hold, and how many it does. */
final class OctetBudget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    OctetBudget(long most) {
        this.most = most;
    }

    /** Takes room. @throws StoreException OVERQUOTA if there is not so much */
    void take(long octets) {
        taken.getAndUpdate(before -> {
            if (octets > most - before) {
                throw new StoreException(StoreException.Code.OVERQUOTA, "The store is full");
            }
            return before + octets;
        });
    }

    void giveBack(long octets) {
        taken.addAndGet(-octets);
    }

    long taken() {
        return taken.get();
    }
}
