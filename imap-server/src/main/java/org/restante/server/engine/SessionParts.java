package org.restante.server.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.command.Command;
import org.restante.server.mailbox.Expunges;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What extensions keep of one session, told of what happens to it in the order in which they came. */
final class SessionParts {
    private static final Logger LOG = LoggerFactory.getLogger(SessionParts.class);

    private final Session session;
    private final Map<SessionSlot<?>, SessionPart> parts = new LinkedHashMap<>();

    SessionParts(Session session) {
        this.session = session;
    }

    <T extends SessionPart> T part(SessionSlot<T> slot) {
        SessionPart part = parts.get(slot);
        if (part == null) {
            part = slot.initial().apply(session);
            parts.put(slot, part);
        }
        return slot.type().cast(part);
    }

    void completed(Command command, Completion completion) {
        parts.values().forEach(part -> part.completed(session, command, completion));
    }

    void unselected() {
        parts.values().forEach(SessionPart::unselected);
    }

    /** Lets go of all of them. */
    void leave() {
        List<SessionPart> leaving = List.copyOf(parts.values());
        parts.clear();
        leaving.forEach(SessionPart::close);
    }

    /** Returns how much the client wants to hear of the selected mailbox: the least that one of them says. */
    SessionPart.Interest interest() {
        if (parts.isEmpty()) { // most sessions, after each of their commands
            return SessionPart.Interest.ALL;
        }
        return parts.values().stream()
                .map(SessionPart::interest)
                .max(Comparator.naturalOrder())
                .orElse(SessionPart.Interest.ALL);
    }

    /** Returns what the client may be told of while it has no command running, if it listens then. */
    Optional<Expunges> listens() {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return parts.values().stream().flatMap(part -> part.listens().stream()).min(Comparator.naturalOrder());
    }

    void beforeNews(SelectedView view, ViewUpdate news) {
        parts.values().forEach(part -> part.beforeNews(session, view, news));
    }

    void afterNews(SelectedView view, ViewUpdate news) {
        parts.values().forEach(part -> part.afterNews(session, view, news));
    }

    /** Has them tell of other things than the selected mailbox. */
    void tell() {
        try {
            parts.values().forEach(part -> part.tell(session));
        } catch (StoreException refusal) {
            LOG.warn("News cannot be read; the client hears of them later", refusal);
        }
    }
}
