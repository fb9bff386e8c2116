package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidValidity;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.MailboxState;
import org.restante.store.MessageTable;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.Watch;
import org.restante.store.access.AccessList;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;
import org.restante.store.quota.QuotaUsage;

/** The mailboxes of one user. Its lock guards the tree: what is in a mailbox has a lock of its own. */
final class MaildirAccount implements Account {
    private final Storage storage;
    private final SharedFolder shared;
    private final String user;
    private final Path root;
    private final MailboxFolders folders;
    private final Identities identities;
    private final UidValidities uidValidities;
    private final Subscriptions subscriptions;
    private final Journal journal;
    private final AccountUsage usage;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private volatile Optional<QuotaLimits> ownLimits = Optional.empty();
    private boolean prepared;

    MaildirAccount(Storage storage, SharedFolder shared, String user, Path root, Supplier<QuotaLimits> defaultLimits) {
        this.storage = storage;
        this.shared = shared;
        this.user = user;
        this.usage = new AccountUsage(() -> ownLimits.orElseGet(defaultLimits), this::count);
        this.root = root.toAbsolutePath();
        this.folders = new MailboxFolders(this.root, storage.settings(), storage.names());
        this.uidValidities = new UidValidities(this.root);
        this.identities = new Identities(user, storage, uidValidities);
        this.subscriptions =
                new Subscriptions(this.root, folders.names(), storage.settings().lockTimeout());
        this.journal = new Journal(this.root);
    }

    /** Does something while nobody else changes the tree. */
    <T> T exclusively(Disk.Action<T> action) {
        lock.writeLock().lock();
        try {
            return Disk.attempt(() -> {
                if (!prepared) {
                    prepare();
                    prepared = true;
                }
                return action.run();
            });
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Does something that changes nothing, beside others who do so and while nobody changes the tree; empty if it takes
     * more than that to do it.
     */
    private <T> Optional<T> together(Disk.Action<Optional<T>> action) {
        lock.readLock().lock();
        try {
            return prepared ? Disk.attempt(action) : Optional.empty();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Changes the tree, the uses or the subscriptions while nobody else does, and tells those who watch them. */
    private void change(Disk.Action<?> action) {
        try {
            exclusively(action);
        } finally {
            watchers.forEach(Runnable::run); // whatever became of it
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
        ownLimits = QuotaFile.read(root);
    }

    /** Returns the mailbox in a folder, with one more handle. */
    private OpenMailbox box(Path folder) throws IOException {
        return box(folder, identities.of(folder));
    }

    private OpenMailbox box(Path folder, Identity identity) {
        return storage.mailboxes().acquire(folder, () -> new OpenMailbox(storage, identity, usage, folder));
    }

    /** Returns the folder of a mailbox; to be used exclusively. */
    Path find(MailboxName name) throws IOException {
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
        Path folder = folders.folder(name);
        OpenMailbox mailbox = together(() -> identities.unchanged(folder).map(identity -> box(folder, identity)))
                .orElseGet(() -> exclusively(() -> box(find(name))));
        return new MaildirMailbox(mailbox, journal);
    }

    @Override
    public void create(MailboxName name, Set<SpecialUse> uses) {
        change(() -> {
            if (folders.find(name).isPresent()) {
                throw new StoreException(Code.ALREADYEXISTS, "There is a mailbox of this name");
            }
            List<MailboxName> above = missingAbove(name, Set.of());
            checkRoomFor(above.size() + 1L);
            makeAbove(name, above);
            make(name, uses);
            named();
            return name;
        });
    }

    private void make(MailboxName name, Set<SpecialUse> uses) throws IOException {
        storage.checkRoom(root);
        folders.make(name, folder -> {
            identities.begin(folder);
            SpecialUses.write(folder, uses);
            // RFC 4314 section 4: a new mailbox begins with the list of the one above it.
            Optional<Path> above =
                    name.parent().isPresent() ? folders.find(name.parent().get()) : Optional.empty();
            Optional<AccessList> inherited = above.isPresent() ? AccessListFile.read(above.get()) : Optional.empty();
            if (inherited.isPresent()) {
                AccessListFile.write(folder, inherited.get());
            }
        });
    }

    // Outermost first.
    private List<MailboxName> missingAbove(MailboxName name, Collection<MailboxName> coming) throws IOException {
        List<MailboxName> above = new ArrayList<>();
        for (Optional<MailboxName> next = name.parent();
                next.isPresent();
                next = next.get().parent()) {
            if (!coming.contains(next.get()) && folders.find(next.get()).isEmpty()) {
                above.addFirst(next.get());
            }
        }
        return above;
    }

    private void checkRoomFor(long mailboxes) throws IOException {
        if (mailboxes > 0
                && !usage.limits().allows(QuotaResource.MAILBOX, folders.all().size() + mailboxes)) {
            throw new StoreException(Code.OVERQUOTA, "The quota does not allow that many mailboxes");
        }
    }

    private void makeAbove(MailboxName name, List<MailboxName> above) throws IOException {
        for (MailboxName upper : above) {
            make(upper, Set.of());
        }
        if (name.parent().isPresent()) {
            // What lies below INBOX in the tree has a folder of that name above it that is no mailbox.
            Disk.makeFolders(folders.folder(name).getParent());
        }
    }

    @Override
    public void rename(MailboxName from, MailboxName to) {
        change(() -> {
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
            List<MailboxName> above = missingAbove(to, moves.values());
            checkRoomFor(above.size());
            makeAbove(to, above);
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
        change(() -> {
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
                usage.forget(mailbox.identity.guid());
            } finally {
                mailbox.lock.unlock();
                identities.forget();
            }
            named();
            return name;
        });
    }

    @Override
    public void use(MailboxName name, Set<SpecialUse> uses) {
        change(() -> {
            Path folder = find(name);
            for (Path other : folders.all().values()) {
                Set<SpecialUse> before = SpecialUses.read(other);
                Set<SpecialUse> left = new HashSet<>(before);
                left.removeAll(uses);
                if (!left.equals(before) && !other.equals(folder)) {
                    SpecialUses.write(other, left);
                }
            }
            SpecialUses.write(folder, uses);
            return name;
        });
    }

    // Changes that other programs make to the folders are seen by whoever asks, and by a poke when there is the next
    // one.
    @Override
    public Optional<Watch> watch(Runnable poke) {
        Runnable own = poke::run; // an object for each watch, even if they share what they call
        watchers.add(own);
        return Optional.of(() -> watchers.remove(own));
    }

    @Override
    public void subscribe(MailboxName name) {
        change(() -> {
            subscriptions.add(name);
            return name;
        });
    }

    @Override
    public void unsubscribe(MailboxName name) {
        change(() -> {
            subscriptions.remove(name);
            return name;
        });
    }

    // -- facets

    /** Makes a mailbox that goes on from where another left off. */
    void begin(MailboxName name, UidValidity uidValidity, Set<SpecialUse> uses, MailboxState origin) {
        exclusively(() -> {
            Optional<Path> there = folders.find(name);
            if (there.isPresent()) {
                makeWay(name, there.get());
            }
            uidValidities.atLeast(uidValidity);
            if (!name.isInbox()) {
                makeAbove(name, missingAbove(name, Set.of()));
                make(name, uses);
            }
            Path folder = find(name);
            String guid = identities.begin(folder, uidValidity);
            MailboxLog log = MailboxLog.open(() -> folder);
            try {
                MailboxState state = new MailboxState(origin.modSeq(), 1, MessageTable.EMPTY, origin.vanished());
                log.rewrite(new Snapshot(uidValidity.value(), guid, 1, state, List.of(), Map.of()));
            } finally {
                log.close();
            }
            SpecialUses.write(folder, uses);
            identities.forget();
            return name;
        });
    }

    private void makeWay(MailboxName name, Path folder) throws IOException {
        OpenMailbox mailbox = box(folder);
        mailbox.lock.lock();
        try {
            if (mailbox.state().uidNext() > 1) {
                throw new StoreException(Code.ALREADYEXISTS, "There is a mailbox of this name, with messages");
            }
            mailbox.vanish();
            mailbox.unload();
            storage.mailboxes().remove(mailbox);
            usage.forget(mailbox.identity.guid());
            mailbox.summaries.forget();
            if (!name.isInbox()) {
                folders.delete(folder);
            }
        } finally {
            mailbox.lock.unlock();
            storage.mailboxes().release(mailbox);
            identities.forget();
        }
    }

    /** Returns the folders of all mailboxes; to be used exclusively. */
    Collection<Path> folders() throws IOException {
        return folders.all().values();
    }

    Optional<AccessList> accessList(MailboxName name) {
        Path usual = folders.folder(name);
        Optional<Path> folder = together(() -> Optional.of(usual).filter(identities::knows))
                .or(() -> exclusively(() -> folders.find(name)));
        // The file is replaced as a whole: nobody has to be kept from the tree while it is read.
        return folder.flatMap(found -> Disk.attempt(() -> AccessListFile.read(found)));
    }

    Map<MailboxName, AccessList> accessLists() {
        return exclusively(() -> {
            Map<MailboxName, AccessList> lists = new TreeMap<>();
            for (Map.Entry<MailboxName, Path> mailbox : folders.all().entrySet()) {
                AccessListFile.read(mailbox.getValue()).ifPresent(list -> lists.put(mailbox.getKey(), list));
            }
            return lists;
        });
    }

    void changeAccessList(MailboxName name, UnaryOperator<AccessList> change) {
        exclusively(() -> {
            Path folder = find(name);
            AccessList before = AccessListFile.read(folder).orElseGet(() -> AccessList.initial(user));
            AccessList after = change.apply(before);
            // First, so that after a crash nobody is missing who has rights.
            Set<String> both = identifiers();
            both.addAll(after.entries().keySet());
            shared.named(user, both);
            AccessListFile.write(folder, after);
            named();
            return name;
        });
    }

    private Set<String> identifiers() throws IOException {
        Set<String> identifiers = new HashSet<>();
        for (Path folder : folders.all().values()) {
            AccessListFile.read(folder)
                    .ifPresent(list -> identifiers.addAll(list.entries().keySet()));
        }
        return identifiers;
    }

    private void named() throws IOException {
        shared.named(user, identifiers());
    }

    private void count() {
        exclusively(() -> {
            Set<String> there = new HashSet<>();
            for (Path folder : folders.all().values()) {
                String guid = identities.of(folder).guid();
                there.add(guid);
                if (!usage.knows(guid)) {
                    OpenMailbox mailbox = box(folder);
                    try {
                        mailbox.state();
                    } finally {
                        storage.mailboxes().release(mailbox);
                    }
                }
            }
            usage.retain(there);
            return there;
        });
    }

    QuotaUsage usage() {
        count();
        return exclusively(() -> {
            AccountUsage.Amount total = usage.total();
            return new QuotaUsage(
                    total.octets(), total.messages(), folders.all().size());
        });
    }

    QuotaLimits limits() {
        return exclusively(usage::limits);
    }

    void limit(QuotaLimits limits) {
        exclusively(() -> {
            QuotaFile.write(root, limits);
            ownLimits = Optional.of(limits);
            return limits;
        });
    }

    @Override
    public <T> Optional<T> facet(Class<T> kind) {
        return Stream.of(
                        new MaildirAnnotations(this, shared),
                        new MaildirAccessLists(this, shared),
                        new MaildirQuota(this),
                        new MaildirKeys(this),
                        new MaildirTakeover(this))
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
