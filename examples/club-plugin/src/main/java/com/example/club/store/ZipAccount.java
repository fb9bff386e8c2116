package com.example.club.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.Watch;

/**
 * The folder of one user. Its index is the truth: a commit writes what is new into zip files, where nobody looks for it yet,
 * and then puts the next index in the place of the last. The store's lock is held for all that.
 */
final class ZipAccount implements Account {
    private static final String INDEX = "index";
    private static final String NEXT_INDEX = "index.new";

    private final ZipStore store;
    private final Path folder;
    private final Map<ObjectId, OpenFolder> open = new HashMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private Optional<AccountIndex> index = Optional.empty();
    private boolean unsaved;

    ZipAccount(ZipStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    ZipStore store() {
        return store;
    }

    Path file(Folder mailbox) {
        return folder.resolve(mailbox.fileName());
    }

    <T> T locked(Supplier<T> action) {
        store.lock().lock();
        try {
            return action.get();
        } finally {
            store.lock().unlock();
        }
    }

    /** Returns the index; to be called with the lock. */
    AccountIndex index() {
        if (index.isEmpty()) {
            index = Optional.of(Failures.of("read the index of a user", this::load));
        }
        return index.orElseThrow();
    }

    private AccountIndex load() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(INDEX);
        if (!Files.exists(file)) {
            AccountIndex first = Tree.created(AccountIndex.EMPTY, MailboxName.INBOX, Set.of());
            save(first);
            return first;
        }
        AccountIndex found = AccountIndex.decode(Files.readAllBytes(file));
        sweep(found);
        return found;
    }

    // What was being written when the last process ended.
    private void sweep(AccountIndex found) throws IOException {
        Set<String> known = new HashSet<>(Set.of(INDEX));
        found.folders().values().forEach(mailbox -> known.add(mailbox.fileName()));
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!known.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Makes this the index, durably; to be called with the lock. */
    void save(AccountIndex next) {
        Failures.of("write the index of a user", () -> {
            Path file = folder.resolve(NEXT_INDEX);
            try (FileChannel out = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                for (ByteBuffer rest = ByteBuffer.wrap(next.encode()); rest.hasRemaining(); ) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(file, folder.resolve(INDEX), StandardCopyOption.ATOMIC_MOVE);
            index = Optional.of(next); // whatever comes now, it is what the next process finds
            unsaved = false;
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            return next;
        });
    }

    /** Makes this the index, to be written with the next commit or at the end. */
    void saveLater(AccountIndex next) {
        index = Optional.of(next);
        unsaved = true;
    }

    /** @throws StoreException NONEXISTENT if it has been deleted */
    Folder folder(ObjectId id) {
        return index().byId(id).orElseThrow(() -> new StoreException(Code.NONEXISTENT, "The mailbox has been deleted"));
    }

    OpenFolder openFolder(Folder mailbox) {
        return open.computeIfAbsent(mailbox.id(), id -> new OpenFolder(mailbox));
    }

    ZipUpload upload(ObjectId id) {
        return locked(() -> new ZipUpload(folder, folder(id).id().value()));
    }

    @Override
    public List<MailboxEntry> mailboxes() {
        return locked(() -> {
            SortedSet<MailboxName> names = new TreeSet<>(index().folders().keySet());
            names.addAll(index().subscriptions());
            List<MailboxEntry> entries = new ArrayList<>();
            for (MailboxName name : names) {
                Optional<Folder> mailbox = Optional.ofNullable(index().folders().get(name));
                boolean subscribed = index().subscriptions().contains(name);
                entries.add(new MailboxEntry(
                        name, mailbox.map(Folder::id), mailbox.map(Folder::uses).orElse(Set.of()), subscribed));
            }
            return entries;
        });
    }

    @Override
    public Mailbox open(MailboxName name) {
        return locked(() -> {
            Folder mailbox = Tree.find(index(), name);
            return new ZipMailbox(this, mailbox, openFolder(mailbox));
        });
    }

    private void change(Supplier<AccountIndex> next) {
        locked(() -> {
            save(next.get());
            return index;
        });
        watchers.forEach(Runnable::run);
    }

    @Override
    public void create(MailboxName name, Set<SpecialUse> uses) {
        change(() -> Tree.created(index(), name, uses));
    }

    @Override
    public void rename(MailboxName from, MailboxName to) {
        change(() -> Tree.renamed(index(), from, to));
    }

    @Override
    public void use(MailboxName name, Set<SpecialUse> uses) {
        change(() -> Tree.used(index(), name, uses));
    }

    @Override
    public void delete(MailboxName name) {
        OpenFolder deleted = locked(() -> {
            Folder mailbox = Tree.find(index(), name);
            save(Tree.without(index(), name));
            Failures.of("delete a zip file", () -> Files.deleteIfExists(file(mailbox)));
            OpenFolder was = openFolder(mailbox);
            open.remove(mailbox.id());
            return was;
        });
        deleted.poke();
        watchers.forEach(Runnable::run);
    }

    @Override
    public void subscribe(MailboxName name) {
        change(() -> Tree.subscribed(index(), name));
    }

    @Override
    public void unsubscribe(MailboxName name) {
        change(() -> Tree.unsubscribed(index(), name));
    }

    @Override
    public Optional<Watch> watch(Runnable poke) {
        Runnable own = poke::run; // an object for each watch, even if they share what they call
        watchers.add(own);
        return Optional.of(() -> watchers.remove(own));
    }

    /** Writes what was to be written later. */
    void close() {
        if (unsaved) {
            save(index());
        }
    }
}
