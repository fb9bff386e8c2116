package org.restante.store.jdbc;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.UidSet;
import org.restante.store.Committed;
import org.restante.store.MailboxState;

/**
 * What a change comes to in one mailbox.
 *
 * @param record the row of the log, unless nothing changes
 * @param arrivals the new messages
 * @param result the state after it, and the answer to whoever asked for the change
 */
record Step(Optional<LogRecord> record, List<Arrival> arrivals, Committed result) {
    Step {
        arrivals = List.copyOf(arrivals);
    }

    static Step nothing(MailboxState state, UidSet modified) {
        return new Step(Optional.empty(), List.of(), new Committed(state, state, modified, UidSet.EMPTY, UidSet.EMPTY));
    }

    /** Returns by how much the account grows. */
    QuotaRows.Growth growth() {
        return record.map(change -> change.growth(result.before())).orElse(QuotaRows.Growth.NONE);
    }

    MailboxState after() {
        return result.state();
    }
}
