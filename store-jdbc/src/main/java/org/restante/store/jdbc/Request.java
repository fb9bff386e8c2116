package org.restante.store.jdbc;

import org.restante.store.Change;
import org.restante.store.Mailbox;
import org.restante.store.SeenView;

/**
 * A change that somebody wants.
 *
 * @param change what
 * @param view how whoever wants it sees {@code \Seen} in the mailbox
 * @param target how they see it where new messages come; the same unless that is another mailbox
 */
record Request(Change change, SeenView view, SeenView target) {
    static Request of(Change change, SeenView view) {
        return new Request(
                change,
                view,
                switch (change) {
                    case Change.Copy copy -> viewOf(copy.target());
                    case Change.Move move -> viewOf(move.target());
                    case Change.Replace replace -> viewOf(replace.target());
                    case Change.Append ignored -> view;
                    case Change.Store ignored -> view;
                    case Change.Annotate ignored -> view;
                    case Change.Expunge ignored -> view;
                });
    }

    private static SeenView viewOf(Mailbox target) {
        if (target instanceof JdbcMailbox ours) {
            return ours.view();
        }
        throw new IllegalArgumentException("a mailbox of another store");
    }
}
