package org.restante.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.restante.protocol.mime.Summary;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.AnnotationSink;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageSummary;
import org.restante.store.ObjectId;
import org.restante.store.SeenView;
import org.restante.store.StoreException;
import org.restante.store.SummarySink;
import org.restante.store.Upload;
import org.restante.store.Watch;

/** A handle on a mailbox, as one user has it. */
final class JdbcMailbox implements Mailbox {
    private static final int SUMMARIES_AT_ONCE = 128;

    private final OpenMailbox open;
    private final OpenMailboxes mailboxes;
    private final Recents recents;
    private final AtomicBoolean closed;
    private final SeenView view;

    private JdbcMailbox(
            OpenMailbox open, OpenMailboxes mailboxes, Recents recents, AtomicBoolean closed, SeenView view) {
        this.open = open;
        this.mailboxes = mailboxes;
        this.recents = recents;
        this.closed = closed;
        this.view = view;
    }

    JdbcMailbox(OpenMailbox open, OpenMailboxes mailboxes, Recents recents) {
        this(open, mailboxes, recents, new AtomicBoolean(), SeenView.COMMON);
    }

    @Override
    public Mailbox readBy(String reader) {
        return new JdbcMailbox(open, mailboxes, recents, closed, SeenView.of(reader));
    }

    SeenView view() {
        return view;
    }

    OpenMailbox open() {
        return open;
    }

    static ObjectId mailboxId(long key) {
        return new ObjectId("M" + key);
    }

    @Override
    public ObjectId id() {
        return mailboxId(open.key());
    }

    @Override
    public UidValidity uidValidity() {
        return open.uidValidity();
    }

    @Override
    public MailboxState state() {
        return view.of(open.state());
    }

    @Override
    public Committed commit(Change change) {
        open.checkThere();
        return view.of(open.commits().commit(Request.of(change, view)));
    }

    @Override
    public Upload upload() {
        open.checkThere();
        return new JdbcUpload(open.storage());
    }

    // A batch is read before the first of it is handed on: no connection is held while a sink waits for its client.
    @Override
    public void summaries(UidSet uids, SummarySink sink) {
        UidSet existing = open.readable(uids);
        List<Long> batch = new ArrayList<>(SUMMARIES_AT_ONCE);
        for (int range = 0; range < existing.ranges(); range++) {
            for (long uid = existing.first(range); uid <= existing.last(range); uid++) {
                batch.add(uid);
                if (batch.size() == SUMMARIES_AT_ONCE) {
                    summaries(batch).forEach(sink::accept);
                    batch.clear();
                }
            }
        }
        summaries(batch).forEach(sink::accept);
    }

    private List<MessageSummary> summaries(List<Long> uids) {
        if (uids.isEmpty()) {
            return List.of();
        }
        Storage storage = open.storage();
        return storage.database().transact(connection -> {
            List<MessageSummary> summaries = new ArrayList<>(uids.size());
            for (Contents.Located message : storage.contents().locate(connection, open.key(), uids)) {
                byte[] summary = storage.contents().summary(connection, message.content());
                summaries.add(new MessageSummary(
                        message.uid(), new ObjectId("E" + message.content()), Summary.decode(summary)));
            }
            return summaries;
        });
    }

    @Override
    public void annotations(UidSet uids, AnnotationSink sink) {
        Storage storage = open.storage();
        for (UidSet portion : MessageAnnotationRows.portions(open.state().annotated(), uids)) {
            storage.database()
                    .read(connection -> storage.annotations().read(connection, open.key(), portion))
                    .forEach(row -> sink.accept(row.uid(), row.annotations()));
        }
    }

    @Override
    public Content content(long uid) {
        if (!open.isReadable(uid)) {
            throw gone();
        }
        Storage storage = open.storage();
        Supplier<Optional<Contents.Located>> read =
                () -> storage.database().read(connection -> storage.contents().locate(connection, open.key(), uid));
        // Where a message was that has vanished is no longer known for sure: another process may have swept it away.
        Contents.Located message = (open.hasVanished(uid)
                        ? read.get()
                        : storage.contents().locate(open.key(), uid, read))
                .orElseThrow(JdbcMailbox::gone);
        return new StoredContent(storage, message.content(), message.size());
    }

    private static StoreException gone() {
        return new StoreException(StoreException.Code.EXPUNGEISSUED, "The message has been expunged");
    }

    @Override
    public void release(ModSeq upTo) {
        open.release(upTo);
    }

    @Override
    public UidSet recent() {
        return recents.recent(open);
    }

    @Override
    public UidSet claimRecent() {
        return recents.claim(open);
    }

    @Override
    public Watch watch(Runnable poke) {
        return open.watch(poke);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            mailboxes.release(open);
        }
    }
}
