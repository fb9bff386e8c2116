package org.restante.server.mailbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.restante.core.connection.Faults;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.AnnotationSink;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageSummary;
import org.restante.store.MessageTable;
import org.restante.store.ObjectId;
import org.restante.store.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open mailbox, shared by all sessions that use it, each by a {@link MailboxIndex} of its own. Knows no rights. */
final class SharedIndex {
    private static final Logger LOG = LoggerFactory.getLogger(SharedIndex.class);

    private final Mailbox mailbox;
    private final ObjectId id;
    private final UidValidity uidValidity;
    private final SeenBy all;
    private final Cache<String, SeenBy> readers = Caffeine.newBuilder()
            .weakValues() // kept by the sessions that use them
            .executor(Runnable::run)
            .build();
    private final SummaryCache summaries;
    private final Set<SelectedView> views = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private final Watch watch;
    private final Set<MessageFlag> keywords = ConcurrentHashMap.newKeySet();
    private ModSeq keywordsKnown = ModSeq.ZERO;
    private ModSeq released = ModSeq.ZERO;

    SharedIndex(Mailbox mailbox, SummaryCache summaries) {
        this.mailbox = mailbox;
        this.id = mailbox.id();
        this.uidValidity = mailbox.uidValidity();
        this.all = new SeenBy(mailbox);
        this.summaries = summaries;
        this.watch = mailbox.watch(() -> {
            views.forEach(SelectedView::poke);
            watchers.forEach(Runnable::run);
        });
    }

    /** Returns the identity of the mailbox. */
    ObjectId id() {
        return id;
    }

    /** Returns its UIDVALIDITY. */
    UidValidity uidValidity() {
        return uidValidity;
    }

    /** Calls from any thread when there may be news. */
    Watch watch(Runnable poke) {
        Runnable own = poke::run; // an object for each watch, even if they share what they call
        watchers.add(own);
        return () -> watchers.remove(own);
    }

    /** Returns the mailbox with the {@code \Seen} that a user has alone, or with that of all. */
    SeenBy seenBy(Optional<String> reader) {
        return reader.map(user -> readers.get(user, name -> new SeenBy(mailbox.readBy(name))))
                .orElse(all);
    }

    /** Returns the handle itself, as the target of what is put into it. */
    Mailbox mailbox() {
        return mailbox;
    }

    /** Opens the octets of a message; whoever opens closes. */
    Content content(long uid) {
        return mailbox.content(uid);
    }

    /** Returns the summaries of those of these messages that are there. Ask for a page at a time, not for all. */
    Map<Long, MessageSummary> summaries(UidSet uids) {
        return summaries.read(id, mailbox, uids);
    }

    /** Reads the annotations of messages. */
    void annotations(UidSet uids, AnnotationSink sink) {
        mailbox.annotations(uids, sink);
    }

    /** Returns what is kept of what was worked out from summaries. */
    DerivedCache derived() {
        return summaries.derived();
    }

    /** Returns the messages that no session has been told of as {@code \Recent}, and counts them as told. */
    UidSet claimRecent() {
        return mailbox.claimRecent();
    }

    /** Returns the keywords that messages of this state have, and others that were in use since the mailbox is open. */
    synchronized Set<MessageFlag> keywords(MailboxState state) {
        if (state.modSeq().compareTo(keywordsKnown) > 0) {
            MessageTable messages = state.messages();
            messages.forEach(
                    messages.changedSince(keywordsKnown),
                    i -> keywords.addAll(messages.flags(i).keywords()));
            keywordsKnown = state.modSeq();
        }
        return Set.copyOf(keywords);
    }

    /** Returns the messages that no session has been told of as {@code \Recent}. */
    UidSet recent() {
        return mailbox.recent();
    }

    void add(SelectedView view) {
        views.add(view);
    }

    void remove(SelectedView view) {
        views.remove(view);
        // With the last view this says no more than that view knew: closing the mailbox lets go of the rest.
        release(slowest().orElse(view.seen()));
    }

    /** Lets the store drop the octets of messages that vanished before what the slowest view has seen. */
    void releaseUnseen() {
        slowest().ifPresent(this::release);
    }

    private Optional<ModSeq> slowest() {
        return views.stream().map(SelectedView::seen).min(Comparator.naturalOrder());
    }

    private void release(ModSeq seenByAll) {
        synchronized (this) {
            if (seenByAll.compareTo(released) <= 0) {
                return;
            }
            released = seenByAll;
        }
        // Whoever is about to tell a client what has vanished is to do so, even if the store cannot let go of it.
        Faults.contain(LOG, "Letting go of messages that vanished", () -> mailbox.release(seenByAll));
    }

    void close() {
        Faults.contain(LOG, "Closing a watch", watch::close);
        Faults.contain(LOG, "Closing a mailbox", mailbox::close);
    }
}
