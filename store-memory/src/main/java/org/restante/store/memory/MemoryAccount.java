package org.restante.store.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidValidity;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.Watch;

/** The tree of one user's mailboxes. Its monitor guards the tree alone: what is in a mailbox has a lock of its own. */
final class MemoryAccount implements Account {
    private record Node(StoredMailbox mailbox, Set<SpecialUse> uses) {}

    private final MemoryStore store;
    private final TreeMap<MailboxName, Node> tree = new TreeMap<>();
    private final Set<MailboxName> subscriptions = new TreeSet<>();
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private long lastUidValidity;

    MemoryAccount(MemoryStore store) {
        this.store = store;
        add(MailboxName.INBOX, Set.of());
    }

    // Not the clock alone: it may stand still or go back, and a UIDVALIDITY never does.
    private void add(MailboxName name, Set<SpecialUse> uses) {
        lastUidValidity = Math.max(store.nowSeconds(), lastUidValidity + 1);
        tree.put(name, new Node(new StoredMailbox(store, new UidValidity(lastUidValidity)), Set.copyOf(uses)));
    }

    private void addParents(MailboxName name) {
        for (Optional<MailboxName> parent = name.parent();
                parent.isPresent();
                parent = parent.flatMap(MailboxName::parent)) {
            if (!tree.containsKey(parent.get())) {
                add(parent.get(), Set.of());
            }
        }
    }

    private Node find(MailboxName name) {
        return Optional.ofNullable(tree.get(name))
                .orElseThrow(() -> new StoreException(Code.NONEXISTENT, "There is no such mailbox"));
    }

    @Override
    public synchronized List<MailboxEntry> mailboxes() {
        Set<MailboxName> names = new TreeSet<>(tree.keySet());
        names.addAll(subscriptions);
        return names.stream()
                .map(name -> {
                    Optional<Node> node = Optional.ofNullable(tree.get(name));
                    return new MailboxEntry(
                            name,
                            node.map(n -> n.mailbox().id()),
                            node.map(Node::uses).orElse(Set.of()),
                            subscriptions.contains(name));
                })
                .toList();
    }

    @Override
    public synchronized Mailbox open(MailboxName name) {
        return new MemoryMailbox(find(name).mailbox());
    }

    @Override
    public synchronized void create(MailboxName name, Set<SpecialUse> uses) {
        if (tree.containsKey(name)) {
            throw new StoreException(Code.ALREADYEXISTS, "There is a mailbox of this name");
        }
        add(name, uses);
        addParents(name);
        poke();
    }

    private void poke() {
        watchers.forEach(Runnable::run);
    }

    @Override
    public Optional<Watch> watch(Runnable poke) {
        Runnable own = poke::run; // an object for each watch, even if they share what they call
        watchers.add(own);
        return Optional.of(() -> watchers.remove(own));
    }

    @Override
    public synchronized void rename(MailboxName from, MailboxName to) {
        find(from);
        if (from.isInbox() || to.isBelow(from)) {
            throw new StoreException(Code.CANNOT, "This mailbox cannot get that name");
        }
        Map<MailboxName, MailboxName> moves = new TreeMap<>();
        for (MailboxName name : tree.keySet()) {
            if (name.equals(from) || name.isBelow(from)) {
                moves.put(name, name.moved(from, to));
            }
        }
        Set<MailboxName> staying = new HashSet<>(tree.keySet());
        staying.removeAll(moves.keySet());
        if (from.equals(to) || moves.values().stream().anyMatch(staying::contains)) {
            throw new StoreException(Code.ALREADYEXISTS, "There is a mailbox of the new name, or below it");
        }
        List<Node> nodes = new ArrayList<>();
        moves.keySet().forEach(name -> nodes.add(tree.remove(name)));
        int next = 0;
        for (MailboxName name : moves.values()) {
            tree.put(name, nodes.get(next++));
        }
        addParents(to);
        poke();
    }

    @Override
    public synchronized void delete(MailboxName name) {
        Node node = find(name);
        if (name.isInbox()) {
            throw new StoreException(Code.CANNOT, "INBOX cannot be deleted");
        }
        tree.remove(name);
        node.mailbox().delete();
        poke();
    }

    @Override
    public synchronized void subscribe(MailboxName name) {
        subscriptions.add(name);
        poke();
    }

    @Override
    public synchronized void unsubscribe(MailboxName name) {
        subscriptions.remove(name);
        poke();
    }
}
