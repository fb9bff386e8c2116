package com.example.club.store;

import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.restante.protocol.mime.Summary;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageSummary;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.SummarySink;
import org.restante.store.Upload;
import org.restante.store.Watch;

/** A handle on a mailbox: it looks up in the index what it is asked for. */
final class ZipMailbox implements Mailbox {
    private final ZipAccount account;
    private final ObjectId id;
    private final UidValidity uidValidity;
    private final OpenFolder shared;
    private final AtomicBoolean open = new AtomicBoolean(true);

    ZipMailbox(ZipAccount account, Folder folder, OpenFolder shared) {
        this.account = account;
        this.id = folder.id();
        this.uidValidity = folder.uidValidity();
        this.shared = shared;
        shared.opened();
    }

    @Override
    public ObjectId id() {
        return id;
    }

    @Override
    public UidValidity uidValidity() {
        return uidValidity;
    }

    private <T> T looking(Function<Folder, T> action) {
        return account.locked(() -> action.apply(account.folder(id)));
    }

    @Override
    public MailboxState state() {
        return looking(Folder::state);
    }

    @Override
    public Committed commit(Change change) {
        Committed committed = looking(folder -> commit(new Commits(account, folder), change));
        if (committed.isChange()) {
            shared.poke();
        }
        switch (change) {
            case Change.Copy copy -> ofThisStore(copy.target()).shared.poke();
            case Change.Move move -> ofThisStore(move.target()).shared.poke();
            case Change.Replace replace -> ofThisStore(replace.target()).shared.poke();
            default -> {} // of this mailbox alone
        }
        return committed;
    }

    private Committed commit(Commits commits, Change change) {
        return switch (change) {
            case Change.Append append -> commits.append(append.messages());
            case Change.Store store -> commits.store(store);
            case Change.Expunge expunge -> commits.expunge(expunge.uids());
            case Change.Copy copy -> {
                ZipMailbox target = ofThisStore(copy.target());
                yield commits.copy(target.account, target.account.folder(target.id), copy.uids(), copy.scope());
            }
            case Change.Move move -> commits.move(ofThisAccount(move.target()), move.uids(), move.scope());
            case Change.Replace replace ->
                commits.replace(ofThisAccount(replace.target()), replace.uid(), replace.message());
            case Change.Annotate ignored -> throw StoreException.noMessageAnnotations();
        };
    }

    private ZipMailbox ofThisStore(Mailbox target) {
        if (target instanceof ZipMailbox other && other.account.store() == account.store()) {
            return other;
        }
        throw new IllegalArgumentException("messages are copied within one store");
    }

    // Two accounts have two indexes, which cannot change at once.
    private Folder ofThisAccount(Mailbox target) {
        ZipMailbox other = ofThisStore(target);
        if (other.account != account) {
            throw new StoreException(Code.CANNOT, "Messages cannot be moved to another user");
        }
        return account.folder(other.id);
    }

    @Override
    public Upload upload() {
        return account.upload(id);
    }

    @Override
    public void summaries(UidSet uids, SummarySink sink) {
        SortedMap<Long, Place> wanted = new TreeMap<>();
        Optional<FileChannel> found = looking(folder -> {
            SortedMap<Long, Place> readable = shared.unreleased();
            readable.putAll(folder.places());
            readable.forEach((uid, place) -> {
                if (uids.contains(uid)) {
                    wanted.put(uid, place);
                }
            });
            return wanted.isEmpty() ? Optional.empty() : Optional.of(read(folder));
        });
        found.ifPresent(file -> summaries(file, wanted, sink));
    }

    private static void summaries(FileChannel file, SortedMap<Long, Place> wanted, SummarySink sink) {
        try {
            wanted.forEach((uid, place) -> {
                byte[] octets = Failures.of(
                        "read a summary", () -> ZipArchive.octets(file, place.summaryAt(uid), place.summarySize()));
                sink.accept(new MessageSummary(uid, place.emailId(), Summary.decode(octets)));
            });
        } finally {
            Failures.of("close a zip file", () -> {
                file.close();
                return file;
            });
        }
    }

    private FileChannel read(Folder folder) {
        return Failures.of(
                "open a zip file", () -> FileChannel.open(account.file(folder), StandardOpenOption.READ));
    }

    @Override
    public Content content(long uid) {
        return looking(folder -> {
            Place place = Optional.ofNullable(folder.places().get(uid))
                    .or(() -> shared.unreleased(uid))
                    .orElseThrow(() -> new StoreException(Code.EXPUNGEISSUED, "The message has been expunged"));
            return new ZipContent(read(folder), place.contentAt(uid), place.size());
        });
    }

    @Override
    public void release(ModSeq upTo) {
        account.locked(() -> {
            shared.release(upTo);
            account.index().byId(id).ifPresent(folder -> new Commits(account, folder).tidy());
            return id;
        });
    }

    private static UidSet recent(Folder folder) {
        return folder.recentFrom() > UidSet.MAX_UID
                ? UidSet.EMPTY
                : folder.state().messages().uids().intersect(UidSet.range(folder.recentFrom(), UidSet.MAX_UID));
    }

    @Override
    public UidSet recent() {
        return looking(ZipMailbox::recent);
    }

    @Override
    public UidSet claimRecent() {
        return looking(folder -> {
            UidSet recent = recent(folder);
            if (folder.recentFrom() != folder.state().uidNext()) {
                account.saveLater(account.index().with(folder.toldOfAll()));
            }
            return recent;
        });
    }

    @Override
    public Watch watch(Runnable poke) {
        OpenFolder.Listener listener = shared.watch(poke);
        return () -> shared.unwatch(listener);
    }

    @Override
    public void close() {
        if (open.getAndSet(false) && account.locked(shared::closed)) {
            release(new ModSeq(Long.MAX_VALUE));
        }
    }
}
