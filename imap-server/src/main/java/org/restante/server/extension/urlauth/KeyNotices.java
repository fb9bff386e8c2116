package org.restante.server.extension.urlauth;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.restante.protocol.response.StatusResponse;
import org.restante.protocol.response.UrlMech;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionPart;
import org.restante.server.engine.SessionSlot;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;
import org.restante.store.ObjectId;

/** Tells sessions that the key of the mailbox that they have selected is another one (RFC 4467 section 7, RESETKEY). */
final class KeyNotices {
    private final Set<Notice> listening = ConcurrentHashMap.newKeySet();
    private final SessionSlot<Notice> slot = new SessionSlot<>(Notice.class, session -> new Notice());

    /** Says that a session has this mailbox selected. */
    void selected(Session session, SelectedView view) {
        Notice notice = session.part(slot);
        notice.mailbox = Optional.of(view.index().id());
        notice.due.set(false);
        listening.add(notice);
    }

    /** Notes that a mailbox got another key by this session, or that all mailboxes of its user lost theirs. */
    void changed(Session by, Set<ObjectId> mailboxes) {
        Notice own = by.part(slot);
        listening.stream()
                .filter(notice -> notice != own
                        && notice.mailbox.filter(mailboxes::contains).isPresent())
                .forEach(notice -> notice.due.set(true));
    }

    private final class Notice implements SessionPart {
        private volatile Optional<ObjectId> mailbox = Optional.empty();
        private final AtomicBoolean due = new AtomicBoolean();

        @Override
        public void afterNews(Session session, SelectedView view, ViewUpdate news) {
            if (due.getAndSet(false)) {
                session.say(StatusResponse.ok(UrlMech.ONLY_INTERNAL, "URLs that were authorized are not any more"));
            }
        }

        @Override
        public void unselected() {
            mailbox = Optional.empty();
            listening.remove(this);
        }

        @Override
        public void close() {
            listening.remove(this);
        }
    }
}
