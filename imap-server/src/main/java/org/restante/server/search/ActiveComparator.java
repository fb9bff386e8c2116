package org.restante.server.search;

import org.restante.protocol.mime.Collation;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionPart;
import org.restante.server.engine.SessionSlot;

/** The comparator of one session: what SEARCH, SORT and THREAD compare texts with (RFC 5255 section 4.2). */
public final class ActiveComparator implements SessionPart {
    private static final SessionSlot<ActiveComparator> SLOT =
            new SessionSlot<>(ActiveComparator.class, session -> new ActiveComparator());

    private Comparator comparator = Comparator.DEFAULT;

    /**
     * A collation and the direction of its order (RFC 4790 section 3.3).
     *
     * @param collation what compares
     * @param order whether SORT turns it around
     */
    public record Comparator(Collation collation, Order order) {
        /** What is active until the client asks for something else: what RFC 5256 section 7 wants. */
        public static final Comparator DEFAULT = new Comparator(Collation.UNICODE_CASEMAP, Order.ASCENDING);

        /** Returns the {@code collation-selected} that names it. */
        public String selected() {
            return (order == Order.DESCENDING ? "-" : "") + collation.id();
        }
    }

    /** A direction. */
    public enum Order {
        ASCENDING,
        DESCENDING
    }

    private ActiveComparator() {}

    /** Returns what a session compares with. */
    public static Comparator of(Session session) {
        return session.part(SLOT).comparator;
    }

    /** Makes a session compare with another one from now on. */
    public static void set(Session session, Comparator comparator) {
        session.part(SLOT).comparator = comparator;
    }
}
