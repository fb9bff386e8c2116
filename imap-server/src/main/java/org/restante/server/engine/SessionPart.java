package org.restante.server.engine;

import java.util.Optional;
import org.restante.protocol.command.Command;
import org.restante.server.mailbox.Expunges;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;

/**
 * What an extension keeps of one session, and hears of what happens to it. Used by the session's own thread alone. It comes
 * into being when {@link Session#part} asks for it first.
 */
public interface SessionPart extends AutoCloseable {
    /**
     * A command has been carried out; the news and its completion have yet to be written.
     *
     * @param command what the client asked for
     * @param completion what it will be told
     */
    default void completed(Session session, Command command, Completion completion) {}

    /**
     * Returns whether the client listens while it has no command running, and if so, whether it may be told of expunged
     * messages then.
     */
    default Optional<Expunges> listens() {
        return Optional.empty();
    }

    /** Returns what of the news of the selected mailbox the client wants to hear; nothing to leave the view as it is. */
    default Interest interest() {
        return Interest.ALL;
    }

    /**
     * It is time to tell of other things than the selected mailbox, whether one is selected or not; the news of that have been
     * written, if there were any.
     */
    default void tell(Session session) {}

    /** The news are about to be written; the view has caught up already. */
    default void beforeNews(Session session, SelectedView view, ViewUpdate news) {}

    /**
     * The news have been written; what else is news of the messages that the client counts is to be written now, before
     * anybody says what follows from it (RFC 5465 section 5.1).
     */
    default void moreNews(Session session, SelectedView view, ViewUpdate news) {}

    /** The news have been written, all of them. */
    default void afterNews(Session session, SelectedView view, ViewUpdate news) {}

    /** The selected mailbox has been left. */
    default void unselected() {}

    /** What a client wants to hear of the selected mailbox. */
    enum Interest {
        /** Everything. */
        ALL,
        /** Messages that come and go, but nothing of flags. */
        MESSAGES,
        /** Nothing: it goes on to see the mailbox as it was. */
        NONE
    }

    /** The session is over, or belongs to nobody any more. */
    @Override
    default void close() {}
}
