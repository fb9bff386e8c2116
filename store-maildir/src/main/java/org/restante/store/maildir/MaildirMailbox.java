package org.restante.store.maildir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.restante.protocol.mime.MimeScanner;
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
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageSummary;
import org.restante.store.NewMessage;
import org.restante.store.ObjectId;
import org.restante.store.SeenView;
import org.restante.store.StoreException;
import org.restante.store.SummarySink;
import org.restante.store.Upload;
import org.restante.store.Watch;

/** A handle on a mailbox, as one user has it. */
final class MaildirMailbox implements Mailbox {
    private static final int ATTEMPTS = 5;
    private static final int BUFFER = 64 << 10;

    private final OpenMailbox box;
    private final Journal journal;
    private final AtomicBoolean closed;
    private final SeenView view;

    private MaildirMailbox(OpenMailbox box, Journal journal, AtomicBoolean closed, SeenView view) {
        this.box = box;
        this.journal = journal;
        this.closed = closed;
        this.view = view;
    }

    MaildirMailbox(OpenMailbox box, Journal journal) {
        this(box, journal, new AtomicBoolean(), SeenView.COMMON);
    }

    @Override
    public Mailbox readBy(String reader) {
        return new MaildirMailbox(box, journal, closed, SeenView.of(reader));
    }

    /**
     * Returns what is behind a handle.
     *
     * @throws IllegalArgumentException if it is of another store
     */
    static OpenMailbox boxOf(Mailbox mailbox) {
        if (mailbox instanceof MaildirMailbox ours) {
            return ours.box;
        }
        throw new IllegalArgumentException("a mailbox of another store");
    }

    @Override
    public ObjectId id() {
        return box.identity.id();
    }

    @Override
    public UidValidity uidValidity() {
        return box.identity.uidValidity();
    }

    @Override
    public MailboxState state() {
        return view.of(box.state());
    }

    @Override
    public Committed commit(Change change) {
        box.checkThere();
        return view.of(make(change));
    }

    private Committed make(Change change) {
        return switch (change) {
            case Change.Append append -> append(append);
            case Change.Copy copy -> {
                MaildirMailbox target = of(copy.target());
                yield target.box == box
                        ? here(copy, target.view)
                        : to(target).copy(copy.uids(), Transfer.Scope.of(copy));
            }
            case Change.Move move -> {
                MaildirMailbox target = of(move.target());
                yield target.box == box
                        ? here(move, target.view)
                        : to(target).move(move.uids(), Transfer.Scope.of(move));
            }
            case Change.Replace replace -> replace(replace);
            case Change.Store store -> here(store, view);
            case Change.Annotate annotate -> annotate(annotate);
            case Change.Expunge expunge -> here(expunge, view);
        };
    }

    private Committed annotate(Change.Annotate annotate) {
        if (annotate.values().values().stream().anyMatch(Optional::isPresent)) {
            Disk.attempt(() -> {
                box.storage.checkRoom(box.files.folder());
                return box;
            });
        }
        return here(annotate, view);
    }

    private Committed here(Change change, SeenView target) {
        box.usage.prepare();
        return box.commits().commit(change, List.of(), view, target);
    }

    private Committed replace(Change.Replace replace) {
        MaildirMailbox there = of(replace.target());
        OpenMailbox target = there.box;
        MaildirUpload upload = uploadOf(replace.message());
        upload.checkFor(target);
        target.checkThere();
        target.usage.prepare();
        Staged message = upload.stage(replace.message());
        Committed committed = target == box
                ? box.commits().commit(replace, List.of(message), view, there.view)
                : to(there).replace(replace.uid(), message);
        if (!committed.target().isEmpty()) {
            upload.committed();
        }
        return committed;
    }

    private Transfer to(MaildirMailbox target) {
        target.box.usage.prepare();
        return new Transfer(box, view, target.box, target.view, journal);
    }

    private MaildirMailbox of(Mailbox target) {
        if (target instanceof MaildirMailbox other && other.box.storage.mailboxes() == box.storage.mailboxes()) {
            return other;
        }
        throw new IllegalArgumentException("messages are copied within one store");
    }

    // The octets of each session go to the disk before any lock is taken.
    private Committed append(Change.Append append) {
        List<Staged> staged = new ArrayList<>();
        for (NewMessage message : append.messages()) {
            uploadOf(message).checkFor(box);
        }
        box.usage.prepare();
        for (NewMessage message : append.messages()) {
            staged.add(uploadOf(message).stage(message));
        }
        Committed committed = box.commits().commit(append, staged, view, view);
        append.messages().forEach(message -> uploadOf(message).committed());
        return committed;
    }

    static MaildirUpload uploadOf(NewMessage message) {
        if (message.upload() instanceof MaildirUpload upload) {
            return upload;
        }
        throw new IllegalArgumentException("an upload of another store");
    }

    @Override
    public Upload upload() {
        box.checkThere();
        return new MaildirUpload(box);
    }

    @Override
    public void summaries(UidSet uids, SummarySink sink) {
        UidSet existing = box.readable(uids);
        for (int range = 0; range < existing.ranges(); range++) {
            for (long uid = existing.first(range); uid <= existing.last(range); uid++) {
                Optional<MessageFile> file = box.files.fileOf(uid);
                Optional<Summary> summary = file.isEmpty() ? Optional.empty() : summary(uid);
                if (summary.isPresent()) { // otherwise expunged and released meanwhile
                    sink.accept(
                            new MessageSummary(uid, Identity.emailId(file.get().guid()), summary.get()));
                }
            }
        }
    }

    private Optional<Summary> summary(long uid) {
        Optional<Summary> kept = box.summaries.find(uid);
        if (kept.isPresent()) {
            return kept;
        }
        MimeScanner scanner = new MimeScanner();
        try (Content content = content(uid)) {
            byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER, content.size()))];
            for (long position = 0; position < content.size(); ) {
                int count = content.read(position, buffer, 0, buffer.length);
                scanner.feed(buffer, 0, count);
                position += count;
            }
        } catch (StoreException gone) {
            if (gone.code() == StoreException.Code.EXPUNGEISSUED) {
                return Optional.empty();
            }
            throw gone;
        }
        Summary summary = scanner.finish();
        box.summaries.put(uid, summary);
        return Optional.of(summary);
    }

    @Override
    public void annotations(UidSet uids, AnnotationSink sink) {
        box.state().annotated().intersect(uids).forEach(uid -> {
            MessageAnnotations annotations = box.annotations.of(uid);
            if (!annotations.isEmpty()) { // otherwise expunged meanwhile
                sink.accept(uid, annotations);
            }
        });
    }

    @Override
    public Content content(long uid) {
        box.load();
        for (int attempt = 1; ; attempt++) {
            Path path = box.files.octets(uid).orElseThrow(() -> gone(uid));
            FileName name = box.files.fileOf(uid).orElseThrow(() -> gone(uid)).name();
            try {
                return open(uid, path, name);
            } catch (NoSuchFileException renamed) {
                if (attempt == ATTEMPTS) {
                    throw gone(uid);
                }
                box.dirtyCur = true;
                box.state();
            } catch (IOException failure) {
                throw Disk.failure(failure);
            }
        }
    }

    private Content open(long uid, Path path, FileName name) throws IOException {
        FileChannel channel = Disk.openToRead(path);
        try {
            long octets = channel.size();
            MailboxState state = box.published();
            int index = state.messages().indexOf(uid);
            long missing = index < 0 ? octets : state.messages().octets(index) - octets;
            return name.isExact() || missing == 0
                    ? new FileContent(channel, octets)
                    : LineContent.of(channel, octets, missing);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static StoreException gone(long uid) {
        return new StoreException(StoreException.Code.EXPUNGEISSUED, "The message " + uid + " has been expunged");
    }

    @Override
    public void release(ModSeq upTo) {
        box.release(upTo);
    }

    @Override
    public UidSet recent() {
        return box.recent(false);
    }

    @Override
    public UidSet claimRecent() {
        return box.recent(true);
    }

    @Override
    public Watch watch(Runnable poke) {
        return box.watch(poke);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            box.storage.mailboxes().release(box);
        }
    }
}
