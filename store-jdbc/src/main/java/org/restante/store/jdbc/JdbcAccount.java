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
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;
import org.restante.store.Watch;

/** The mailboxes of one user. */
final class JdbcAccount implements Account {
    private final Storage storage;
    private final MailboxTree tree;
    private final KnownMailboxes known;
    private final OpenMailboxes open;
    private final Recents recents;
    private final String user;
    private volatile OptionalLong key = OptionalLong.empty();

    JdbcAccount(
            Storage storage, MailboxTree tree, KnownMailboxes known, OpenMailboxes open, Recents recents, String user) {
        this.storage = storage;
        this.tree = tree;
        this.known = known;
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

    private interface TreeWork {
        void run(Connection connection) throws SQLException;
    }

    private void change(TreeWork work) {
        long account = account();
        try {
            storage.database().transact(connection -> {
                tree.lock(connection, account);
                work.run(connection);
                return account;
            });
        } finally {
            known.forget(account); // whatever became of the change
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
                        .transact(connection -> tree.mailbox(connection, account, name)))
                .orElseThrow(JdbcAccount::nonexistent);
        return new JdbcMailbox(open.acquire(storage, entry.key(), entry.uidValidity()), open, recents);
    }

    @Override
    public void create(MailboxName name, Set<SpecialUse> uses) {
        List<Long> keys = keysFor(name);
        change(connection -> {
            if (tree.mailbox(connection, account(), name).isPresent()) {
                throw taken();
            }
            createAbove(connection, name, keys);
            tree.insert(connection, account(), keys.getLast(), name, uses);
        });
    }

    // Identifiers are taken before a connection is: one for each mailbox that may have to be made.
    private List<Long> keysFor(MailboxName name) {
        return name.components().stream()
                .map(component -> storage.identifiers().next())
                .toList();
    }

    private void createAbove(Connection connection, MailboxName name, List<Long> keys) throws SQLException {
        List<MailboxName> above = new ArrayList<>();
        for (Optional<MailboxName> next = name.parent();
                next.isPresent();
                next = next.get().parent()) {
            above.addFirst(next.get());
        }
        for (int i = 0; i < above.size(); i++) {
            if (tree.mailbox(connection, account(), above.get(i)).isEmpty()) {
                tree.insert(connection, account(), keys.get(i), above.get(i), Set.of());
            }
        }
    }

    @Override
    public void rename(MailboxName from, MailboxName to) {
        if (from.isInbox() || to.isBelow(from)) {
            throw new StoreException(StoreException.Code.CANNOT, "This mailbox cannot be renamed so");
        }
        List<Long> keys = keysFor(to);
        change(connection -> {
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
            createAbove(connection, to, keys);
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
        change(connection -> {
            deleted[0] = tree.mailbox(connection, account(), name)
                    .orElseThrow(JdbcAccount::nonexistent)
                    .key();
            tree.delete(connection, deleted[0]);
        });
        open.vanish(deleted[0]);
        storage.housekeeping().submit(() -> Sweep.all(storage, deleted[0]));
    }

    @Override
    public void subscribe(MailboxName name) {
        change(connection -> tree.subscribe(connection, account(), name));
    }

    @Override
    public void unsubscribe(MailboxName name) {
        change(connection -> tree.unsubscribe(connection, account(), name));
    }

    // With several processes on one database, only what this one does is known at once.
    @Override
    public Optional<Watch> watch(Runnable poke) {
        return known.isComplete() ? Optional.of(known.watch(account(), poke)) : Optional.empty();
    }

    private static StoreException nonexistent() {
        return new StoreException(StoreException.Code.NONEXISTENT, "There is no such mailbox");
    }

    private static StoreException taken() {
        return new StoreException(StoreException.Code.ALREADYEXISTS, "There is a mailbox of this name already");
    }
}
