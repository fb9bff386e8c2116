package org.restante.server.extension.notify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.ListResponse;
import org.restante.protocol.response.MailboxAttribute;
import org.restante.protocol.response.MailboxListing;
import org.restante.server.access.VisibleAccount;
import org.restante.server.engine.Session;
import org.restante.store.MailboxEntry;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;

/** The mailboxes beside the selected one whose messages a client wants to hear of. */
final class WatchedMailboxes implements AutoCloseable {
    private static final MailboxAttribute NO_ACCESS = MailboxAttribute.of("\\NoAccess");

    private final List<EventGroup> groups;
    private final VisibleAccount account;
    private final int limit;
    private final Map<ObjectId, WatchedMailbox> watched = new LinkedHashMap<>();
    private final Set<ObjectId> refused = new HashSet<>();
    private Set<MailboxName> names = Set.of();

    /** Whether there are more of them than a session may watch. */
    enum Extent {
        WITHIN,
        BEYOND
    }

    WatchedMailboxes(List<EventGroup> groups, VisibleAccount account, int limit) {
        this.groups = groups;
        this.account = account;
        this.limit = limit;
    }

    /** What of a mailbox's messages is asked for. A group with NONE takes its mailboxes out of all others. */
    private Set<NotifyEvent> events(MailboxEntry entry) {
        Set<NotifyEvent> events = EnumSet.noneOf(NotifyEvent.class);
        for (EventGroup group : groups) {
            if (group.matches(entry, account)) {
                if (group.events().isEmpty()) {
                    return Set.of();
                }
                group.events().stream().filter(NotifyEvent::isOfMessages).forEach(events::add);
            }
        }
        return events;
    }

    /**
     * Watches what belongs to it as the tree is now, and no more.
     *
     * @param introduction what to say of mailboxes that are new here
     */
    Extent follow(Session session, List<MailboxEntry> tree, Introduction introduction) {
        Map<ObjectId, MailboxEntry> wanted = new LinkedHashMap<>();
        for (MailboxEntry entry : tree) {
            if (entry.id().isPresent() && !events(entry).isEmpty()) {
                wanted.put(entry.id().get(), entry);
            }
        }
        if (wanted.size() > limit) {
            return Extent.BEYOND;
        }
        List<ObjectId> gone = new ArrayList<>(watched.keySet());
        gone.removeAll(wanted.keySet());
        gone.forEach(id -> watched.remove(id).close());
        refused.retainAll(wanted.keySet());
        wanted.forEach((id, entry) -> {
            WatchedMailbox mailbox = watched.get(id);
            if (mailbox == null) {
                begin(session, id, entry, introduction);
            } else {
                mailbox.rename(entry.name(), events(entry));
            }
        });
        names = new HashSet<>(wanted.values().stream().map(MailboxEntry::name).toList());
        return Extent.WITHIN;
    }

    /** What to say of mailboxes that come to be watched. */
    enum Introduction {
        /** Nothing: the client knows how they stand. */
        NONE,
        /** How they stand, since the client asked for it. */
        STATUS,
        /** How those stand that have taken another's name, or have messages already. */
        NEWS
    }

    // RFC 5465 section 3.1: a mailbox that is not there is passed over; of one that may not be read the client is told.
    private void begin(Session session, ObjectId id, MailboxEntry entry, Introduction introduction) {
        WatchedMailbox mailbox;
        try {
            mailbox = new WatchedMailbox(
                    session.server().mailboxes().open(session.account(), entry.name()),
                    entry.name(),
                    events(entry),
                    session::poke);
        } catch (StoreException refusal) {
            if (refusal.code() == StoreException.Code.NOPERM && refused.add(id)) {
                session.out()
                        .respond(ListResponse.of(new MailboxListing(
                                List.of(NO_ACCESS),
                                Optional.of(MailboxName.DELIMITER),
                                entry.name().value())));
            } else if (refusal.code() != StoreException.Code.NOPERM
                    && refusal.code() != StoreException.Code.NONEXISTENT) {
                throw refusal;
            }
            return;
        }
        watched.put(id, mailbox);
        refused.remove(id);
        if (isSelected(session, id)) {
            return;
        }
        if (introduction == Introduction.STATUS) {
            mailbox.introduce(session);
        } else if (introduction == Introduction.NEWS && (names.contains(entry.name()) || mailbox.hasMessages())) {
            mailbox.introduceAnew(session);
        }
    }

    // Section 3.1: of the selected mailbox only SELECTED and SELECTED-DELAYED speak.
    private static boolean isSelected(Session session, ObjectId id) {
        return session.selected().map(view -> view.index().id().equals(id)).orElse(false);
    }

    /** Tells what is new. */
    void tell(Session session) {
        List<ObjectId> gone = new ArrayList<>();
        watched.forEach((id, mailbox) -> {
            try {
                if (isSelected(session, id)) {
                    mailbox.pass();
                } else {
                    mailbox.tell(session);
                }
            } catch (StoreException refusal) {
                if (refusal.code() != StoreException.Code.NONEXISTENT) {
                    throw refusal;
                }
                gone.add(id); // deleted; MailboxName says so
            }
        });
        gone.forEach(id -> watched.remove(id).close());
    }

    @Override
    public void close() {
        watched.values().forEach(WatchedMailbox::close);
        watched.clear();
    }
}
