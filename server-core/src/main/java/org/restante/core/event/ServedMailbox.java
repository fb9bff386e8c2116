package org.restante.core.event;

import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.AnnotationSink;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Content;
import org.restante.store.FlagScope;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageTable;
import org.restante.store.ObjectId;
import org.restante.store.SummarySink;
import org.restante.store.Upload;
import org.restante.store.Watch;

/** A mailbox of which listeners hear. */
final class ServedMailbox implements Mailbox {
    private static final Flags SEEN = Flags.of(MessageFlag.SEEN);

    private final Mailbox mailbox;
    private final OpenNames.Entry entry;
    private final MailEvents events;
    private final Seen seen;

    /** Whose {@code \Seen} a handle has; of one user's own nobody is told. */
    private enum Seen {
        COMMON,
        OWN
    }

    private ServedMailbox(Mailbox mailbox, OpenNames.Entry entry, MailEvents events, Seen seen) {
        this.mailbox = mailbox;
        this.entry = entry;
        this.events = events;
        this.seen = seen;
    }

    ServedMailbox(Mailbox mailbox, OpenNames.Entry entry, MailEvents events) {
        this(mailbox, entry, events, Seen.COMMON);
    }

    @Override
    public Mailbox readBy(String reader) {
        return new ServedMailbox(mailbox.readBy(reader), entry, events, Seen.OWN);
    }

    @Override
    public Committed commit(Change change) {
        return switch (change) {
            case Change.Append append -> {
                Committed done = mailbox.commit(append);
                added(done.target());
                yield done;
            }
            case Change.Store store -> {
                Committed done = mailbox.commit(store);
                flagged(store, done);
                yield done;
            }
            case Change.Annotate annotate -> mailbox.commit(annotate);
            case Change.Expunge expunge -> {
                Committed done = mailbox.commit(expunge);
                expunged(done.before().messages().minus(done.state().messages()));
                yield done;
            }
            case Change.Copy copy -> {
                Mailbox target = copy.target();
                Committed done =
                        mailbox.commit(new Change.Copy(copy.uids(), kept(target), copy.scope(), copy.annotations()));
                addedTo(target, done.target());
                yield done;
            }
            case Change.Move move -> {
                Mailbox target = move.target();
                Committed done =
                        mailbox.commit(new Change.Move(move.uids(), kept(target), move.scope(), move.annotations()));
                addedTo(target, done.target());
                expunged(done.source());
                yield done;
            }
            case Change.Replace replace -> {
                Mailbox target = replace.target();
                Committed done = mailbox.commit(new Change.Replace(replace.uid(), replace.message(), kept(target)));
                addedTo(target, done.target());
                expunged(done.source());
                yield done;
            }
        };
    }

    // A store knows its own handles.
    private static Mailbox kept(Mailbox target) {
        return target instanceof ServedMailbox served ? served.mailbox : target;
    }

    private static void addedTo(Mailbox target, UidSet uids) {
        if (target instanceof ServedMailbox served) {
            served.added(uids);
        }
    }

    private void added(UidSet uids) {
        if (!uids.isEmpty()) {
            events.publish(new MailEvent.MessagesAdded(place(), uids));
        }
    }

    private void expunged(UidSet uids) {
        if (!uids.isEmpty()) {
            events.publish(new MailEvent.MessagesExpunged(place(), uids));
        }
    }

    private void flagged(Change.Store store, Committed done) {
        FlagScope scope = seen == Seen.OWN ? store.scope().without(FlagScope.Kind.SEEN) : store.scope();
        UidSet uids = changed(done);
        if (!uids.isEmpty()) {
            events.publish(new MailEvent.FlagsChanged(
                    place(),
                    uids,
                    store.operation(),
                    scope.within(store.flags()),
                    done.state().modSeq()));
        }
    }

    private UidSet changed(Committed done) {
        MessageTable before = done.before().messages();
        MessageTable after = done.state().messages();
        UidSet uids = after.changedSince(done.before().modSeq());
        if (seen == Seen.COMMON) {
            return uids;
        }
        UidSet.Builder others = UidSet.builder();
        after.forEach(uids, index -> {
            Flags old = before.flags(before.indexOf(after.uid(index)));
            if (!old.minus(SEEN).equals(after.flags(index).minus(SEEN))) {
                others.add(after.uid(index));
            }
        });
        return others.build();
    }

    private EventMailbox place() {
        return new EventMailbox(entry.owner(), entry.name(), id(), uidValidity());
    }

    @Override
    public ObjectId id() {
        return mailbox.id();
    }

    @Override
    public UidValidity uidValidity() {
        return mailbox.uidValidity();
    }

    @Override
    public MailboxState state() {
        return mailbox.state();
    }

    @Override
    public Upload upload() {
        return mailbox.upload();
    }

    @Override
    public void summaries(UidSet uids, SummarySink sink) {
        mailbox.summaries(uids, sink);
    }

    @Override
    public void annotations(UidSet uids, AnnotationSink sink) {
        mailbox.annotations(uids, sink);
    }

    @Override
    public Content content(long uid) {
        return mailbox.content(uid);
    }

    @Override
    public void release(ModSeq upTo) {
        mailbox.release(upTo);
    }

    @Override
    public UidSet recent() {
        return mailbox.recent();
    }

    @Override
    public UidSet claimRecent() {
        return mailbox.claimRecent();
    }

    @Override
    public Watch watch(Runnable poke) {
        return mailbox.watch(poke);
    }

    @Override
    public void close() {
        entry.close();
        mailbox.close();
    }
}
