package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;

/** The mailboxes of one user. Its lock guards the tree: what is in a mailbox has a lock of its own. */
final class MaildirAccount implements Account {
    private final Storage storage;
    private final Path root;
    private final MailboxFolders folders;
    private final Identities identities;
    private final UidValidities uidValidities;
    private final Subscriptions subscriptions;
    private final Journal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean prepared;

    MaildirAccount(Storage storage, String user, Path root) {
        this.storage = storage;
        this.root = root.toAbsolutePath();
        this.folders = new MailboxFolders(this.root, storage.settings(), storage.names());
        this.uidValidities = new UidValidities(this.root);
        this.identities = new Identities(user, storage, uidValidities);
        this.subscriptions =
                new Subscriptions(this.root, folders.names(), storage.settings().lockTimeout());
        this.journal = new Journal(this.root);
    }

    private <T> T exclusively(Disk.Action<T> action) {
        lock.lock();
        try {
            return Disk.attempt(() -> {
                if (!prepared) {
                    prepare();
                    prepared = true;
                }
                return action.run();
            });
        } finally {
            lock.unlock();
        }
    }

    private void prepare() throws IOException {
        if (!Files.isDirectory(root)) {
            Disk.makeFolders(root);
        }
        for (String part : List.of(MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP)) {
            Disk.makeFolder(root.resolve(part));
        }
        Optional<Journal.Entry> unfinished = journal.unfinished();
        if (unfinished.isPresent()) {
            switch (unfinished.get()) {
                case Journal.Renames renames -> MailboxFolders.perform(renames.steps());
                case Journal.Move move -> new MoveRecovery(this::box, move, storage).finish();
            }
            journal.clear();
        }
        folders.sweep();
    }

    /** Returns the mailbox in a folder, with one more handle. */
    private OpenMailbox box(Path folder) throws IOException {
        Identity identity = identities.of(folder);
        return storage.mailboxes().acquire(folder, () -> new OpenMailbox(storage, identity, folder));
    }

    private Path find(MailboxName name) throws IOException {
        return folders.find(name).orElseThrow(() -> new StoreException(Code.NONEXISTENT, "There is no such mailbox"));
    }

    @Override
    public List<MailboxEntry> mailboxes() {
        return exclusively(() -> {
            Map<MailboxName, Path> there = folders.all();
            Set<MailboxName> subscribed = subscriptions.read();
            Set<MailboxName> names = new TreeSet<>(subscribed);
            names.addAll(there.keySet());
            List<MailboxEntry> entries = new ArrayList<>(names.size());
            for (MailboxName name : names) {
                Path folder = there.get(name);
                Optional<ObjectId> id = folder == null
                        ? Optional.empty()
                        : Optional.of(identities.of(folder).id());
                Set<SpecialUse> uses = folder == null ? Set.of() : SpecialUses.read(folder);
                entries.add(new MailboxEntry(name, id, uses, subscribed.contains(name)));
            }
            return entries;
        });
    }

    @Override
    public Mailbox open(MailboxName name) {
        return exclusively(() -> new MaildirMailbox(box(find(name)), journal));
    }

    @Override
    public void create(MailboxName name, Set<SpecialUse> uses) {
        exclusively(() -> {
            if (folders.find(name).isPresent()) {
                throw new StoreException(Code.ALREADYEXISTS, "There is a mailbox of this name");
            }
            makeAbove(name);
            make(name, uses);
            return name;
        });
    }

    private void make(MailboxName name, Set<SpecialUse> uses) throws IOException {
        storage.checkRoom(root);
        folders.make(name, folder -> {
            identities.begin(folder);
            SpecialUses.write(folder, uses);
        });
    }

    private void makeAbove(MailboxName name) throws IOException {
        List<MailboxName> above = new ArrayList<>();
        for (Optional<MailboxName> next = name.parent();
                next.isPresent();
                next = next.get().parent()) {
            above.addFirst(next.get());
        }
        for (MailboxName upper : above) {
            if (folders.find(upper).isEmpty()) {
                make(upper, Set.of());
            }
        }
        if (!above.isEmpty()) {
            // What lies below INBOX in the tree has a folder of that name above it that is no mailbox.
            Disk.makeFolders(folders.folder(name).getParent());
        }
    }

    @Override
    public void rename(MailboxName from, MailboxName to) {
        exclusively(() -> {
            Map<MailboxName, Path> all = folders.all();
            if (!all.containsKey(from)) {
                throw new StoreException(Code.NONEXISTENT, "There is no such mailbox");
            }
            if (from.isInbox() || to.isBelow(from)) {
                throw new StoreException(Code.CANNOT, "This mailbox cannot get that name");
            }
            Map<Path, MailboxName> moves = new LinkedHashMap<>();
            for (Map.Entry<MailboxName, Path> mailbox : all.entrySet()) {
                if (mailbox.getKey().equals(from) || mailbox.getKey().isBelow(from)) {
                    moves.put(mailbox.getValue(), moved(mailbox.getKey(), from, to));
                }
            }
            for (MailboxName target : moves.values()) {
                if (from.equals(to) || all.containsKey(target) && !moves.containsKey(all.get(target))) {
                    throw new StoreException(Code.ALREADYEXISTS, "There is a mailbox of the new name, or below it");
                }
            }
            makeAbove(to);
            rename(all.get(from), to, moves);
            return to;
        });
    }

    private static MailboxName moved(MailboxName name, MailboxName from, MailboxName to) {
        try {
            return name.moved(from, to);
        } catch (IllegalArgumentException tooLong) {
            throw new StoreException(Code.CANNOT, "A mailbox below it would get too long a name");
        }
    }

    private void rename(Path from, MailboxName to, Map<Path, MailboxName> moves) throws IOException {
        Map<OpenMailbox, Path> moving = new LinkedHashMap<>();
        for (Map.Entry<Path, MailboxName> move : moves.entrySet()) {
            uidValidities.atLeast(identities.of(move.getKey()).uidValidity());
            if (storage.mailboxes().find(move.getKey()).isPresent()) {
                moving.put(box(move.getKey()), folders.folder(move.getValue()));
            }
        }
        List<OpenMailbox> locked = moving.keySet().stream()
                .sorted(Comparator.comparingLong(OpenMailbox::number))
                .toList();
        locked.forEach(mailbox -> mailbox.lock.lock());
        try {
            List<Journal.Rename> steps = folders.steps(from, to, moves);
            journal.begin(new Journal.Renames(steps));
            try {
                MailboxFolders.perform(steps);
            } finally {
                storage.mailboxes().moved(moving);
                identities.forget();
            }
            journal.end();
            if (Files.isDirectory(from)) {
                removeEmpty(from); // in the tree, what the parts left
            }
        } finally {
            journal.end();
            locked.reversed().forEach(mailbox -> mailbox.lock.unlock());
            moving.keySet().forEach(storage.mailboxes()::release);
        }
    }

    private static void removeEmpty(Path folder) throws IOException {
        String[] left = folder.toFile().list();
        if (left != null && left.length == 0) {
            Files.delete(folder);
        }
    }

    @Override
    public void delete(MailboxName name) {
        exclusively(() -> {
            Path folder = find(name);
            if (name.isInbox()) {
                throw new StoreException(Code.CANNOT, "INBOX cannot be deleted");
            }
            uidValidities.atLeast(identities.of(folder).uidValidity());
            OpenMailbox mailbox = box(folder);
            mailbox.lock.lock();
            try {
                folders.delete(folder);
                mailbox.vanish();
                mailbox.unload();
                storage.mailboxes().remove(mailbox);
            } finally {
                mailbox.lock.unlock();
                identities.forget();
            }
            return name;
        });
    }

    @Override
    public void subscribe(MailboxName name) {
        exclusively(() -> {
            subscriptions.add(name);
            return name;
        });
    }

    @Override
    public void unsubscribe(MailboxName name) {
        exclusively(() -> {
            subscriptions.remove(name);
            return name;
        });
    }
}
