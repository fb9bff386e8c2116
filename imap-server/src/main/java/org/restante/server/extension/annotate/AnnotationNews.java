package org.restante.server.extension.annotate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.FetchLine;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionPart;
import org.restante.server.engine.SessionSlot;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;
import org.restante.store.Committed;
import org.restante.store.MessageAnnotations;

/**
 * Tells sessions which annotations in the selected mailbox others have changed: those that selected it with ANNOTATE (RFC 5257
 * section 4.4), and those that have asked for it with NOTIFY (RFC 5465 section 5.1).
 */
@Singleton
public final class AnnotationNews {
    private static final int PAGE = 64; // messages whose annotations are read at once

    private final SessionSlot<Listener> slot = new SessionSlot<>(Listener.class, session -> new Listener(session));

    /** Nobody hears anything yet. */
    @Inject
    AnnotationNews() {}

    /** What a client has said with NOTIFY of annotations in the selected mailbox. */
    public enum Wish {
        /** To hear of them. */
        HEAR,
        /** To hear nothing of them, whatever it says with SELECT. */
        NOTHING
    }

    /** Does what a client has said with NOTIFY. */
    public void tell(Session session, Wish wish) {
        Listener listener = session.part(slot);
        listener.wish = Optional.of(wish);
        session.selected().ifPresent(listener::follow);
    }

    void selected(Session session, SelectedView view) {
        Listener listener = session.part(slot);
        listener.follow(view);
        listener.annotate = true;
    }

    /** A session has changed annotations itself, and knows of it. */
    void own(Session session, Committed committed) {
        Listener listener = session.part(slot);
        if (committed.isChange() && listener.isListening()) {
            listener.own.add(committed.state().modSeq());
        }
    }

    private static final class Listener implements SessionPart {
        private final String user;
        private final Set<ModSeq> own = new HashSet<>(); // commits since the client was told last
        private Optional<Wish> wish = Optional.empty();
        private boolean annotate;
        private Optional<SelectedView> view = Optional.empty();
        private ModSeq known = ModSeq.ZERO;
        private long lastUid; // of the messages that the client counted then

        Listener(Session session) {
            this.user = session.account().user().user();
        }

        private boolean isListening() {
            return wish.map(Wish.HEAR::equals).orElse(annotate);
        }

        private void follow(SelectedView selected) {
            if (view.filter(selected::equals).isEmpty()) {
                view = Optional.of(selected);
                pass();
            }
        }

        private void pass() {
            SelectedView selected = view.orElseThrow();
            known = selected.state().modSeq();
            lastUid = selected.exists() == 0 ? 0 : selected.numbering().uid(selected.exists() - 1);
            own.clear();
        }

        // What is new has been told of by EXISTS; the client fetches what it wants to know of it.
        @Override
        public void moreNews(Session session, SelectedView selected, ViewUpdate news) {
            follow(selected);
            if (isListening() && lastUid > 0 && !selected.state().modSeq().equals(known)) {
                tell(session, selected);
            }
            pass();
        }

        private void tell(Session session, SelectedView selected) {
            UidSet changed = selected.state()
                    .messages()
                    .changedSince(known)
                    .intersect(selected.state().annotated())
                    .intersect(UidSet.range(1, lastUid));
            UidSet.Builder page = UidSet.builder();
            int count = 0;
            for (var each = changed.iterator(); each.hasNext(); ) {
                page.add(each.nextLong());
                if (++count == PAGE || !each.hasNext()) {
                    read(selected, page.build()).forEach((uid, entries) -> write(session, selected, uid, entries));
                    page = UidSet.builder();
                    count = 0;
                }
            }
        }

        private SortedMap<Long, SortedSet<String>> read(SelectedView selected, UidSet uids) {
            SortedMap<Long, SortedSet<String>> changes = new TreeMap<>();
            selected.index().annotations(uids, (uid, annotations) -> {
                SortedSet<String> entries =
                        entries(annotations, selected.state().modSeq());
                if (!entries.isEmpty()) {
                    changes.put(uid, entries);
                }
            });
            return changes;
        }

        // Of what comes after the state that the client is being told of it hears the next time.
        private SortedSet<String> entries(MessageAnnotations annotations, ModSeq upTo) {
            SortedSet<String> entries = new TreeSet<>();
            annotations.changes().forEach((key, modSeq) -> {
                if (modSeq.compareTo(known) > 0
                        && modSeq.compareTo(upTo) <= 0
                        && key.isVisibleTo(user)
                        && !own.contains(modSeq)) {
                    entries.add(key.entry());
                }
            });
            return entries;
        }

        // "Unsolicited ANNOTATION responses MUST NOT include ANNOTATION data values -- only the entry name". RFC 5465
        // section 5.1, RFC 7162 section 3.2.10.2: with the UID.
        private static void write(Session session, SelectedView selected, long uid, SortedSet<String> entries) {
            int index = selected.numbering().indexOf(uid);
            if (index < 0) {
                return;
            }
            FetchLine line = FetchLine.begin(session, selected, index).uid();
            line.item().raw("ANNOTATION ");
            String separator = "(";
            for (String entry : entries) {
                session.out().writer().raw(separator).astring(entry);
                separator = " ";
            }
            session.out().writer().close();
            if (session.isEnabled(Capabilities.CONDSTORE)) {
                line.modSeq();
            }
            line.end();
            session.out().mark();
        }

        // "it must be used in each SELECT/EXAMINE command in order to be effective"
        @Override
        public void unselected() {
            annotate = false;
            view = Optional.empty();
            own.clear();
        }
    }
}
