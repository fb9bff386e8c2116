package org.restante.store.jdbc;

import java.util.List;
import org.restante.store.MailboxState;

/**
 * One mailbox in a transaction, from one state to another.
 *
 * @param mailbox which
 * @param before the state that the steps were planned on
 * @param steps what happens, at least one; those that change nothing are passed over
 */
record Advance(OpenMailbox mailbox, MailboxState before, List<Step> steps) {
    Advance {
        steps = List.copyOf(steps);
    }

    MailboxState after() {
        return steps.getLast().after();
    }

    boolean changesNothing() {
        return after().modSeq().equals(before.modSeq());
    }
}
