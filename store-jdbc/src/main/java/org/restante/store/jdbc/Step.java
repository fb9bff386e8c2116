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
 * @param annotations what becomes of annotations
 */
record Step(Optional<LogRecord> record, List<Arrival> arrivals, Committed result, List<AnnotationWork> annotations) {
    Step {
        arrivals = List.copyOf(arrivals);
        annotations = List.copyOf(annotations);
    }

    Step(Optional<LogRecord> record, List<Arrival> arrivals, Committed result) {
        this(record, arrivals, result, List.of());
    }

    static Step nothing(MailboxState state, UidSet modified) {
        return new Step(Optional.empty(), List.of(), new Committed(state, state, modified, UidSet.EMPTY, UidSet.EMPTY));
    }

    /** Returns by how much the account grows. */
    QuotaRows.Growth growth() {
        return record.map(change -> change.growth(result.before())).orElse(QuotaRows.Growth.NONE);
    }

    /** Returns which of the messages that vanish may have annotations. */
    UidSet annotatedVanished() {
        UidSet annotated = result.before().annotated();
        return annotated.isEmpty()
                ? UidSet.EMPTY
                : record.map(LogRecord::vanished).orElse(UidSet.EMPTY).intersect(annotated);
    }

    MailboxState after() {
        return result.state();
    }
}
