package org.restante.server.mailbox;

import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageTable;

/**
 * An open mailbox with one {@code \Seen}: the one that all have in common, or that of a user alone. Shared by all sessions that
 * see it so.
 */
final class SeenBy {
    private final Mailbox handle;
    private volatile Counted counted = new Counted(MessageTable.EMPTY, Counters.of(MessageTable.EMPTY));

    private record Counted(MessageTable messages, Counters counters) {}

    /** With the {@code \Seen} of this handle. */
    SeenBy(Mailbox handle) {
        this.handle = handle;
    }

    /** Returns the state of now. */
    MailboxState state() {
        return handle.state();
    }

    /** Changes the mailbox; who has it selected hears of it by a poke. */
    Committed commit(Change change) {
        return handle.commit(change);
    }

    /** Returns what there is to count in a state; the answer is kept until the messages change. */
    Counters counters(MailboxState state) {
        Counted known = counted;
        if (known.messages() != state.messages()) {
            known = new Counted(state.messages(), Counters.of(state.messages()));
            counted = known;
        }
        return known.counters();
    }
}
