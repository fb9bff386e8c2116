package org.restante.server.search;

import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;

/**
 * Where a search takes place.
 *
 * @param session for whom
 * @param view which messages there are, and their numbers: the selected mailbox, or one that is opened for the search
 * @param comparator what texts are compared with
 */
public record SearchScope(Session session, SelectedView view, ActiveComparator.Comparator comparator) {
    /** Returns the scope of a command of this session in this mailbox. */
    public static SearchScope of(Session session, SelectedView view) {
        return new SearchScope(session, view, ActiveComparator.of(session));
    }
}
