package org.restante.server.extension.metadata;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.restante.core.connection.SessionEnded;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionPart;
import org.restante.server.engine.SessionSlot;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.ObjectId;
import org.restante.store.access.Right;
import org.restante.store.annotation.Annotations;

/**
 * Tells those who have enabled METADATA which annotations others have changed (RFC 5464 section 4.4.2), and those who have
 * asked for it with NOTIFY (RFC 5465 sections 5.6 and 5.7).
 */
@Singleton
public final class MetadataNews {
    private static final int MOST_PENDING = 10_000; // entries

    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final SessionSlot<Subscriber> slot = new SessionSlot<>(Subscriber.class, this::subscribe);

    private final MailStore store;

    /** Nobody hears anything yet. */
    @Inject
    MetadataNews(MailStore store) {
        this.store = store;
        store.hearOthers(message -> MetadataChange.parse(message).ifPresent(change -> tell(change, Optional.empty())));
    }

    void enable(Session session) {
        session.part(slot).enabled = true;
    }

    /** Tells a session what this audience wants to hear, and nothing else, whether it has enabled METADATA or not. */
    public void tell(Session session, Audience audience) {
        session.part(slot).audience = Optional.of(audience);
    }

    private Subscriber subscribe(Session session) {
        Subscriber subscriber = new Subscriber(session);
        subscribers.add(subscriber);
        return subscriber;
    }

    /** Tells all sessions but the one that has made the change: those here, and those of other servers on the store. */
    void changed(Session by, Place place, Set<String> entries) {
        Optional<ObjectId> mailbox = place.mailbox().map(name -> {
            try (Mailbox opened = by.account().open(name)) {
                return opened.id();
            }
        });
        MetadataChange change = new MetadataChange(mailbox, by.account().user().user(), entries);
        tell(change, Optional.of(by));
        change.messages().forEach(store::tellOthers);
    }

    private void tell(MetadataChange change, Optional<Session> by) {
        for (Subscriber subscriber : subscribers) {
            if (by.isEmpty() || subscriber.session != by.get()) {
                Set<String> seen = new HashSet<>(change.entries());
                seen.removeIf(entry -> entry.startsWith(Annotations.PRIVATE) && !subscriber.user.equals(change.user()));
                subscriber.add(change.mailbox(), seen);
            }
        }
    }

    /** A session that wants to hear of changes. All but {@link #add} is done on the session's own thread. */
    private final class Subscriber implements SessionPart {
        private final Session session;
        private final String user;
        private boolean enabled;
        private Optional<Audience> audience = Optional.empty();
        private Map<Optional<ObjectId>, Set<String>> pending = new HashMap<>();
        private int count;

        Subscriber(Session session) {
            this.session = session;
            this.user = session.account().user().user();
        }

        synchronized void add(Optional<ObjectId> mailbox, Set<String> entries) {
            if (entries.isEmpty()) {
                return;
            }
            pending.computeIfAbsent(mailbox, none -> new TreeSet<>()).addAll(entries);
            count += entries.size();
            session.poke();
        }

        private synchronized Map<Optional<ObjectId>, Set<String>> take() {
            Map<Optional<ObjectId>, Set<String>> taken = pending;
            if (count > MOST_PENDING) {
                throw SessionEnded.bye("[LIMIT] Too much has changed since you last listened");
            }
            pending = new HashMap<>();
            count = 0;
            return taken;
        }

        @Override
        public void tell(Session told) {
            Map<Optional<ObjectId>, Set<String>> taken = take();
            if (taken.isEmpty()) {
                return;
            }
            if (audience.map(Audience::hearsOfServer).orElse(enabled)) {
                Optional.ofNullable(taken.get(Optional.<ObjectId>empty()))
                        .ifPresent(entries -> write(Place.SERVER, entries));
            }
            for (MailboxEntry mailbox : session.account().mailboxes()) {
                Set<String> entries = mailbox.id().isEmpty() ? null : taken.get(mailbox.id());
                if (entries != null
                        && audience.map(listening -> listening.hearsOf(mailbox)).orElse(enabled)
                        && session.account()
                                .rights(mailbox.name())
                                .hasAny(Right.READ, Right.SEEN, Right.WRITE, Right.INSERT, Right.POST)) {
                    write(new Place(Optional.of(mailbox.name())), entries);
                }
            }
        }

        // "Unsolicited METADATA responses MUST only contain entry names, not the values."
        private void write(Place place, Set<String> entries) {
            ImapWriter out = session.out().writer();
            place.encode(out.raw("* METADATA "));
            entries.forEach(entry -> out.sp().astring(entry));
            session.out().line("");
        }

        @Override
        public void close() {
            subscribers.remove(this);
        }
    }
}
