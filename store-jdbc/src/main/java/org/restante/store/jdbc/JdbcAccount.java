package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidValidity;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.MailboxState;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;
import org.restante.store.Watch;
import org.restante.store.access.AccessList;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;

/** The mailboxes of one user. */
final class JdbcAccount implements Account {
    private final Storage storage;
    private final MailboxTree tree;
    private final KnownMailboxes known;
    private final KnownAccess knownAccess;
    private final OpenMailboxes open;
    private final Recents recents;
    private final String user;
    private volatile OptionalLong key = OptionalLong.empty();

    JdbcAccount(
            Storage storage,
            MailboxTree tree,
            KnownMailboxes known,
            KnownAccess knownAccess,
            OpenMailboxes open,
            Recents recents,
            String user) {
        this.storage = storage;
        this.tree = tree;
        this.known = known;
        this.knownAccess = knownAccess;
        this.open = open;
        this.recents = recents;
        this.user = user;
    }

    // The account comes into being when it is first used, maybe by two sessions at once: the name is unique.
    private long account() {
        if (key.isEmpty()) {
            Optional<Long> there = storage.database().transact(connection -> tree.account(connection, user));
            key = OptionalLong.of(there.isPresent() ? there.get() : make());
        }
        return key.getAsLong();
    }

    private long make() {
        long account = storage.identifiers().next();
        long inbox = storage.identifiers().next();
        return storage.database().transact(connection -> {
            try {
                tree.insertAccount(connection, account, user);
            } catch (SQLException failure) {
                if (!storage.database().dialect().isDuplicate(failure)) {
                    throw failure;
                }
                connection.rollback();
                return tree.account(connection, user).orElseThrow(() -> failure);
            }
            tree.insert(connection, account, inbox, MailboxName.INBOX, Set.of());
            return account;
        });
    }

    interface TreeWork {
        void run(Connection connection) throws SQLException;
    }

    /** Does something while nobody else changes the tree. */
    void holdingTree(TreeWork work) {
        long account = account();
        try {
            storage.database().transact(connection -> {
                tree.lock(connection, account);
                work.run(connection);
                return account;
            });
        } finally {
            // Whatever became of the change. The names last, since that tells those who watch, and they look at both.
            knownAccess.forget(account);
            known.forget(account);
            storage.neighbours().tell(account);
        }
    }

    @Override
    public List<MailboxEntry> mailboxes() {
        long account = account();
        return storage.database().transact(connection -> {
            Map<MailboxName, MailboxTree.Entry> there = tree.mailboxes(connection, account).stream()
                    .collect(Collectors.toMap(MailboxTree.Entry::name, Function.identity()));
            Set<MailboxName> subscribed = new HashSet<>(tree.subscriptions(connection, account));
            Set<MailboxName> names = new HashSet<>(subscribed);
            names.addAll(there.keySet());
            return names.stream()
                    .sorted()
                    .map(name -> entry(name, Optional.ofNullable(there.get(name)), subscribed.contains(name)))
                    .toList();
        });
    }

    private static MailboxEntry entry(MailboxName name, Optional<MailboxTree.Entry> there, boolean subscribed) {
        Optional<ObjectId> id = there.map(entry -> JdbcMailbox.mailboxId(entry.key()));
        return new MailboxEntry(name, id, there.map(MailboxTree.Entry::uses).orElse(Set.of()), subscribed);
    }

    @Override
    public Mailbox open(MailboxName name) {
        long account = account();
        MailboxTree.Entry entry = known.find(account, name, () -> storage.database()
                        .read(connection -> tree.mailbox(connection, account, name)))
                .orElseThrow(JdbcAccount::nonexistent);
        return new JdbcMailbox(open.acquire(storage, account, entry.key(), entry.uidValidity()), open, recents);
    }

    @Override
    public void create(MailboxName name, Set<SpecialUse> uses) {
        List<Long> keys = keysFor(name);
        holdingTree(connection -> {
            if (tree.mailbox(connection, account(), name).isPresent()) {
                throw taken();
            }
            createAbove(connection, name, keys);
            insert(connection, keys.getLast(), name, uses);
            checkRoom(connection);
        });
    }

    private void insert(Connection connection, long key, MailboxName name, Set<SpecialUse> uses) throws SQLException {
        tree.insert(connection, account(), key, name, uses);
        // RFC 4314 section 4: "it SHOULD inherit the ACL from the parent mailbox (if one exists)"
        if (name.parent().isPresent()) {
            Optional<MailboxTree.Entry> parent =
                    tree.mailbox(connection, account(), name.parent().get());
            if (parent.isPresent()) {
                AccessRows.inherit(connection, parent.get().key(), key);
            }
        }
    }

    private void checkRoom(Connection connection) throws SQLException {
        QuotaLimits limits = quotas().read(connection, account()).limits();
        if (limits.of(QuotaResource.MAILBOX).isPresent()
                && !limits.allows(
                        QuotaResource.MAILBOX,
                        tree.mailboxes(connection, account()).size())) {
            throw new StoreException(StoreException.Code.OVERQUOTA, "The quota does not allow more mailboxes");
        }
    }

    @Override
    public void use(MailboxName name, Set<SpecialUse> uses) {
        holdingTree(connection -> {
            long key = key(connection, name);
            for (MailboxTree.Entry entry : tree.mailboxes(connection, account())) {
                Set<SpecialUse> left = new HashSet<>(entry.key() == key ? uses : entry.uses());
                if (entry.key() != key) {
                    left.removeAll(uses);
                }
                if (!left.equals(entry.uses())) {
                    tree.use(connection, entry.key(), left);
                }
            }
        });
    }

    @Override
    public <T> Optional<T> facet(Class<T> kind) {
        return Stream.of(
                        new JdbcAnnotations(this),
                        new JdbcAccessLists(this),
                        new JdbcMailboxKeys(this),
                        new JdbcQuota(this),
                        new JdbcTakeover(this))
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    String user() {
        return user;
    }

    QuotaRows quotas() {
        return storage.quotas();
    }

    /** Returns the key of the account. */
    long number() {
        return account();
    }

    /** Does something with an account that is there. */
    <T> T read(SqlWork<T> work) {
        account();
        return storage.database().transact(work);
    }

    /** Returns the key of a mailbox, or throws NONEXISTENT. */
    long key(Connection connection, MailboxName name) throws SQLException {
        return tree.mailbox(connection, account(), name)
                .orElseThrow(JdbcAccount::nonexistent)
                .key();
    }

    Map<MailboxName, AccessList> accessLists() {
        long account = account();
        return knownAccess.find(
                account, () -> storage.database().read(connection -> AccessRows.readAll(connection, account)));
    }

    // Identifiers are taken before a connection is: one for each mailbox that may have to be made.
    private List<Long> keysFor(MailboxName name) {
        return name.components().stream()
                .map(component -> storage.identifiers().next())
                .toList();
    }

    private boolean createAbove(Connection connection, MailboxName name, List<Long> keys) throws SQLException {
        List<MailboxName> above = new ArrayList<>();
        for (Optional<MailboxName> next = name.parent();
                next.isPresent();
                next = next.get().parent()) {
            above.addFirst(next.get());
        }
        boolean created = false;
        for (int i = 0; i < above.size(); i++) {
            if (tree.mailbox(connection, account(), above.get(i)).isEmpty()) {
                insert(connection, keys.get(i), above.get(i), Set.of());
                created = true;
            }
        }
        return created;
    }

    @Override
    public void rename(MailboxName from, MailboxName to) {
        if (from.isInbox() || to.isBelow(from)) {
            throw new StoreException(StoreException.Code.CANNOT, "This mailbox cannot be renamed so");
        }
        List<Long> keys = keysFor(to);
        holdingTree(connection -> {
            List<MailboxTree.Entry> all = tree.mailboxes(connection, account());
            List<MailboxTree.Entry> moving = all.stream()
                    .filter(entry -> entry.name().equals(from) || entry.name().isBelow(from))
                    .toList();
            if (moving.stream().noneMatch(entry -> entry.name().equals(from))) {
                throw nonexistent();
            }
            Set<MailboxName> staying = all.stream()
                    .filter(entry -> !moving.contains(entry))
                    .map(MailboxTree.Entry::name)
                    .collect(Collectors.toSet());
            for (MailboxTree.Entry entry : moving) {
                if (from.equals(to) || staying.contains(moved(entry.name(), from, to))) {
                    throw taken();
                }
            }
            for (MailboxTree.Entry entry : moving) {
                tree.rename(connection, entry.key(), moved(entry.name(), from, to));
            }
            if (createAbove(connection, to, keys)) {
                checkRoom(connection);
            }
        });
    }

    private static MailboxName moved(MailboxName name, MailboxName from, MailboxName to) {
        try {
            return name.moved(from, to);
        } catch (IllegalArgumentException tooLong) {
            throw new StoreException(StoreException.Code.CANNOT, "A mailbox below it would get too long a name");
        }
    }

    @Override
    public void delete(MailboxName name) {
        if (name.isInbox()) {
            throw new StoreException(StoreException.Code.CANNOT, "INBOX cannot be deleted");
        }
        long[] deleted = new long[1];
        holdingTree(connection -> {
            deleted[0] = key(connection, name);
            QuotaRows.Growth gone = emptied(connection, deleted[0]);
            tree.delete(connection, deleted[0]);
            quotas().grow(connection, account(), gone);
        });
        gone(deleted[0]);
    }

    // Nobody commits between this and the end of the mailbox.
    private QuotaRows.Growth emptied(Connection connection, long mailbox) throws SQLException {
        storage.log().hold(connection, mailbox);
        MailboxState last =
                storage.log().load(connection, mailbox).orElseThrow().state();
        return new LogRecord.Expunged(last.messages().uids()).growth(last);
    }

    private void gone(long mailbox) {
        open.vanish(mailbox);
        storage.neighbours().tell(mailbox);
        if (storage.sweepsAtOnce()) {
            storage.housekeeping().submit(() -> Sweep.all(storage, mailbox));
        }
    }

    /** Makes a mailbox that was one of another store, in place of one that was never used. */
    void takeOver(MailboxName name, UidValidity uidValidity, Set<SpecialUse> uses, MailboxState beginning) {
        List<Long> keys = keysFor(name);
        long key = keys.getLast();
        long[] replaced = new long[1];
        holdingTree(connection -> {
            Optional<MailboxTree.Entry> there = tree.mailbox(connection, account(), name);
            if (there.isPresent()) {
                replaced[0] = there.get().key();
                storage.log().hold(connection, replaced[0]);
                if (!tree.isFresh(connection, replaced[0])) {
                    throw taken();
                }
                tree.delete(connection, replaced[0]);
            }
            createAbove(connection, name, keys);
            MailboxTree.Entry entry = new MailboxTree.Entry(key, name, uidValidity, uses);
            tree.insertTaken(connection, account(), entry, beginning);
            storage.log().writeSnapshot(connection, key, beginning);
        });
        if (replaced[0] != 0) {
            gone(replaced[0]);
        }
    }

    @Override
    public void subscribe(MailboxName name) {
        holdingTree(connection -> tree.subscribe(connection, account(), name));
    }

    @Override
    public void unsubscribe(MailboxName name) {
        holdingTree(connection -> tree.unsubscribe(connection, account(), name));
    }

    @Override
    public Optional<Watch> watch(Runnable poke) {
        return Optional.of(known.watch(account(), poke));
    }

    private static StoreException nonexistent() {
        return new StoreException(StoreException.Code.NONEXISTENT, "There is no such mailbox");
    }

    private static StoreException taken() {
        return new StoreException(StoreException.Code.ALREADYEXISTS, "There is a mailbox of this name already");
    }
}
