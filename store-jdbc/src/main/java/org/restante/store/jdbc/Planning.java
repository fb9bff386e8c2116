package org.restante.store.jdbc;

import java.util.List;
import org.restante.store.MailboxState;

/** Says what becomes of some mailboxes. Asked again when they have gone on since: the last answer counts. */
@FunctionalInterface
interface Planning {
    /**
     * Plans on these states, in the order of the mailboxes that it is about.
     *
     * @return the mailboxes in the same order, with what happens to each; nothing at all if there is nothing to do
     */
    List<Advance> on(List<MailboxState> states);
}
