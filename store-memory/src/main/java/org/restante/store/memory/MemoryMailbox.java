package org.restante.store.memory;

import java.util.concurrent.atomic.AtomicBoolean;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.AnnotationSink;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.ObjectId;
import org.restante.store.SeenView;
import org.restante.store.SummarySink;
import org.restante.store.Upload;
import org.restante.store.Watch;

/** A handle on a mailbox: all it has of its own is that it is open, and how its user sees {@code \Seen}. */
final class MemoryMailbox implements Mailbox {
    private final StoredMailbox stored;
    private final AtomicBoolean open;
    private final SeenView view;

    private MemoryMailbox(StoredMailbox stored, AtomicBoolean open, SeenView view) {
        this.stored = stored;
        this.open = open;
        this.view = view;
    }

    static MemoryMailbox open(StoredMailbox stored) {
        stored.opened();
        return new MemoryMailbox(stored, new AtomicBoolean(true), SeenView.COMMON);
    }

    @Override
    public Mailbox readBy(String reader) {
        return new MemoryMailbox(stored, open, SeenView.of(reader));
    }

    @Override
    public ObjectId id() {
        return stored.id();
    }

    @Override
    public UidValidity uidValidity() {
        return stored.uidValidity();
    }

    @Override
    public MailboxState state() {
        return view.of(stored.state());
    }

    @Override
    public Committed commit(Change change) {
        return view.of(make(change));
    }

    private Committed make(Change change) {
        return switch (change) {
            case Change.Append append -> stored.append(append.messages(), view);
            case Change.Store store -> stored.store(store, view);
            case Change.Annotate annotate -> stored.annotate(annotate);
            case Change.Expunge expunge -> stored.expunge(expunge.uids());
            case Change.Copy copy -> to(copy.target()).copy(copy);
            case Change.Move move -> to(move.target()).move(move);
            case Change.Replace replace -> to(replace.target()).replace(replace.uid(), replace.message());
        };
    }

    private Transfer to(Mailbox target) {
        if (target instanceof MemoryMailbox other && other.stored.isOfSameStoreAs(stored)) {
            return new Transfer(stored, view, other.stored, other.view);
        }
        throw new IllegalArgumentException("messages are copied within one store");
    }

    @Override
    public Upload upload() {
        return stored.upload();
    }

    @Override
    public void summaries(UidSet uids, SummarySink sink) {
        stored.summaries(uids, sink);
    }

    @Override
    public void annotations(UidSet uids, AnnotationSink sink) {
        stored.annotations(uids, sink);
    }

    @Override
    public Content content(long uid) {
        return stored.content(uid);
    }

    @Override
    public void release(ModSeq upTo) {
        stored.release(upTo);
    }

    @Override
    public UidSet recent() {
        return stored.recent();
    }

    @Override
    public UidSet claimRecent() {
        return stored.claimRecent();
    }

    @Override
    public Watch watch(Runnable poke) {
        return stored.watch(poke);
    }

    @Override
    public void close() {
        if (open.getAndSet(false)) {
            stored.closed();
        }
    }
}
