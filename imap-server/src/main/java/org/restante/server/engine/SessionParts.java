package org.restante.server.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.restante.core.connection.Faults;
import org.restante.protocol.command.Command;
import org.restante.server.mailbox.Expunges;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;
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
        each(part -> part.completed(session, command, completion));
    }

    void unselected() {
        each(SessionPart::unselected);
    }

    /** Lets go of all of them. */
    void leave() {
        List<SessionPart> leaving = List.copyOf(parts.values());
        parts.clear();
        leaving.forEach(part -> contain(part, SessionPart::close));
    }

    /** Returns how much the client wants to hear of the selected mailbox: the least that one of them says. */
    SessionPart.Interest interest() {
        if (parts.isEmpty()) { // most sessions, after each of their commands
            return SessionPart.Interest.ALL;
        }
        List<SessionPart.Interest> interests = new ArrayList<>();
        each(part -> interests.add(part.interest()));
        return interests.stream().max(Comparator.naturalOrder()).orElse(SessionPart.Interest.ALL);
    }

    /** Returns what the client may be told of while it has no command running, if it listens then. */
    Optional<Expunges> listens() {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<Expunges> wishes = new ArrayList<>();
        each(part -> part.listens().ifPresent(wishes::add));
        return wishes.stream().min(Comparator.naturalOrder());
    }

    void beforeNews(SelectedView view, ViewUpdate news) {
        each(part -> part.beforeNews(session, view, news));
    }

    void moreNews(SelectedView view, ViewUpdate news) {
        each(part -> part.moreNews(session, view, news));
    }

    void afterNews(SelectedView view, ViewUpdate news) {
        each(part -> part.afterNews(session, view, news));
    }

    /** Has them tell of other things than the selected mailbox. */
    void tell() {
        each(part -> part.tell(session));
    }

    // The others are told all the same, and so is the client.
    private void each(Consumer<SessionPart> step) {
        parts.values().forEach(part -> contain(part, step));
    }

    private static void contain(SessionPart part, Consumer<SessionPart> step) {
        Faults.contain(LOG, part.getClass().getName(), () -> step.accept(part));
    }
}
