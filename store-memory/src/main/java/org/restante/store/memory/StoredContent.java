package org.restante.store.memory;

import java.util.concurrent.atomic.AtomicInteger;
import org.restante.protocol.mime.Summary;
import org.restante.store.ObjectId;

/**
 * The content of a message and what never changes about it. Copies share it, and the last of them that goes gives its
 * octets back to the budget.
 */
final class StoredContent {
    private final ObjectId emailId;
    private final ChunkedOctets octets;
    private final Summary summary;
    private final OctetBudget budget;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** Content with one holder, whose octets have been taken from the budget. */
    StoredContent(ObjectId emailId, ChunkedOctets octets, Summary summary, OctetBudget budget) {
        this.emailId = emailId;
        this.octets = octets;
        this.summary = summary;
        this.budget = budget;
    }

    ObjectId emailId() {
        return emailId;
    }

    ChunkedOctets octets() {
        return octets;
    }

    Summary summary() {
        return summary;
    }

    /** Returns this, held once more. */
    StoredContent held() {
        holders.incrementAndGet();
        return this;
    }

    void letGo() {
        if (holders.decrementAndGet() == 0) {
            budget.giveBack(octets.size());
        }
    }
}
