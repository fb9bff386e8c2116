package org.restante.server.engine;

import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;

/**
 * What an extension keeps of one session, and hears of what happens to it. Used by the session's own thread alone. It comes
 * into being when {@link Session#part} asks for it first.
 */
public interface SessionPart extends AutoCloseable {
    /** The news are about to be written; the view has caught up already. */
    default void beforeNews(Session session, SelectedView view, ViewUpdate news) {}

    /** The news have been written. */
    default void afterNews(Session session, SelectedView view, ViewUpdate news) {}

    /** News of anything but the selected mailbox may be written, whether one is selected or not. */
    default void anyNews() {}

    /** The selected mailbox has been left. */
    default void unselected() {}

    /** The session is over, or belongs to nobody any more. */
    @Override
    default void close() {}
}
