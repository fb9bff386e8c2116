package org.restante.server.extension.notify;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.restante.protocol.command.StatusItem;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.MailboxIndex;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.store.MailboxState;
import org.restante.store.MessageTable;
import org.restante.store.Watch;

/** One mailbox that is not selected, and STATUS responses for what is new in it (RFC 5465 sections 5.1 to 5.3). */
final class WatchedMailbox implements AutoCloseable {
    private final OpenMailboxes.Lease lease;
    private final Watch watch;
    private final AtomicBoolean poked = new AtomicBoolean();
    private MailboxName name;
    private Set<NotifyEvent> events;
    private MailboxState known;

    // The lease is its own, even if this throws.
    WatchedMailbox(OpenMailboxes.Lease lease, MailboxName name, Set<NotifyEvent> events, Runnable poke) {
        this.lease = lease;
        this.name = name;
        this.events = events;
        try {
            this.watch = lease.index().watch(() -> {
                poked.set(true);
                poke.run();
            });
        } catch (RuntimeException | Error refusal) {
            lease.close();
            throw refusal;
        }
        try {
            this.known = lease.index().state();
        } catch (RuntimeException | Error refusal) {
            close();
            throw refusal;
        }
    }

    /** Takes note of what it is called now, and what the client wants to hear of it. */
    void rename(MailboxName now, Set<NotifyEvent> wanted) {
        name = now;
        events = wanted;
    }

    /** Says how it stands before anything happens (RFC 5465 section 3.1). */
    void introduce(Session session) {
        Set<StatusItem.Core> items = new LinkedHashSet<>();
        if (events.contains(NotifyEvent.MESSAGE_NEW)) {
            items.add(StatusItem.Core.MESSAGES);
            items.add(StatusItem.Core.UIDNEXT);
            items.add(StatusItem.Core.UIDVALIDITY);
        }
        if (events.stream().anyMatch(NotifyEvent::isOfChanges) && session.has(Capabilities.CONDSTORE)) {
            items.add(StatusItem.Core.HIGHESTMODSEQ);
        }
        write(session, items);
    }

    /** A mailbox of another UIDVALIDITY has come to this name (RFC 5465 section 5.1). */
    void introduceAnew(Session session) {
        Set<StatusItem.Core> items = new LinkedHashSet<>();
        items.add(StatusItem.Core.MESSAGES);
        items.add(StatusItem.Core.UIDNEXT);
        items.add(StatusItem.Core.UIDVALIDITY);
        if (session.isEnabled(Capabilities.CONDSTORE)) {
            items.add(StatusItem.Core.HIGHESTMODSEQ);
        }
        write(session, items);
    }

    boolean hasMessages() {
        return known.messages().size() > 0;
    }

    /** The client sees it as it is, by other means. */
    void pass() {
        known = lease.index().state();
    }

    /** Tells what is new. */
    void tell(Session session) {
        if (!poked.getAndSet(false)) {
            return;
        }
        MailboxState before = known;
        MailboxState now = lease.index().state();
        known = now;
        Set<StatusItem.Core> items = new LinkedHashSet<>();
        MessageTable old = before.messages();
        boolean arrived = now.uidNext() > before.uidNext();
        if (events.contains(NotifyEvent.MESSAGE_NEW)
                && (arrived || !old.minus(now.messages()).isEmpty())) {
            items.add(StatusItem.Core.MESSAGES);
            items.add(StatusItem.Core.UIDNEXT);
        }
        if (events.stream().anyMatch(NotifyEvent::isOfChanges)) {
            UidSet changed = now.messages().changedSince(before.modSeq());
            boolean some = before.uidNext() > 1
                    && !changed.intersect(UidSet.range(1, before.uidNext() - 1)).isEmpty();
            if (some && session.isEnabled(Capabilities.CONDSTORE)) {
                items.add(StatusItem.Core.UIDVALIDITY);
            }
            if (events.contains(NotifyEvent.FLAG_CHANGE) && unseen(now) != unseen(before)) {
                items.add(StatusItem.Core.UNSEEN);
            }
        }
        if (!items.isEmpty() && session.isEnabled(Capabilities.CONDSTORE)) {
            items.add(StatusItem.Core.HIGHESTMODSEQ);
        }
        write(session, items);
    }

    private long unseen(MailboxState state) {
        return lease.index().counters(state).unseen();
    }

    private void write(Session session, Set<StatusItem.Core> items) {
        if (items.isEmpty()) {
            return;
        }
        MailboxIndex index = lease.index();
        ImapWriter out = session.out().writer();
        out.raw("* STATUS ").mailbox(name);
        String separator = " (";
        for (StatusItem.Core item : items) {
            out.raw(separator).raw(item.name()).sp();
            separator = " ";
            out.number(
                    switch (item) {
                        case MESSAGES -> known.messages().size();
                        case UIDNEXT -> known.uidNext();
                        case UIDVALIDITY -> index.uidValidity().value();
                        case UNSEEN -> unseen(known);
                        case HIGHESTMODSEQ -> known.modSeq().value();
                        default -> throw new IllegalStateException("never told: " + item);
                    });
        }
        session.out().line(")");
    }

    @Override
    public void close() {
        try {
            watch.close();
        } finally {
            lease.close();
        }
    }
}
