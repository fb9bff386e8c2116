package org.restante.store.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidValidity;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.Watch;
import org.restante.store.access.AccessList;
import org.restante.store.quota.QuotaResource;

/** The tree of one user's mailboxes. Its monitor guards the tree alone: what is in a mailbox has a lock of its own. */
final class MemoryAccount implements Account {
    private final MemoryStore store;
    private final String user;
    private final MemoryQuota quota;
    private final TreeMap<MailboxName, MailboxNode> tree = new TreeMap<>();
    private final Set<MailboxName> subscriptions = new TreeSet<>();
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private long lastUidValidity;

    MemoryAccount(MemoryStore store, String user) {
        this.store = store;
        this.user = user;
        this.quota = new MemoryQuota(store::defaultQuota, this::mailboxCount);
        add(MailboxName.INBOX, Set.of());
    }

    // Not the clock alone: it may stand still or go back, and a UIDVALIDITY never does.
    private void add(MailboxName name, Set<SpecialUse> uses) {
        lastUidValidity = Math.max(store.nowSeconds(), lastUidValidity + 1);
        // RFC 4314 section 4: "it SHOULD inherit the ACL from the parent mailbox (if one exists)"
        Optional<AccessList> inherited = name.parent()
                .flatMap(parent -> Optional.ofNullable(tree.get(parent)))
                .flatMap(node -> node.accessList);
        StoredMailbox mailbox = new StoredMailbox(store, quota, new UidValidity(lastUidValidity));
        tree.put(name, new MailboxNode(mailbox, uses, inherited));
    }

    private synchronized long mailboxCount() {
        return tree.size();
    }

    private void checkRoomFor(long mailboxes) {
        if (mailboxes > 0 && !quota.limits().allows(QuotaResource.MAILBOX, tree.size() + mailboxes)) {
            throw new StoreException(Code.OVERQUOTA, "The quota does not allow more mailboxes");
        }
    }

    // Outermost first, so that each inherits from the one above it.
    private List<MailboxName> missingParents(MailboxName name) {
        List<MailboxName> missing = new ArrayList<>();
        for (Optional<MailboxName> parent = name.parent();
                parent.isPresent();
                parent = parent.flatMap(MailboxName::parent)) {
            if (!tree.containsKey(parent.get())) {
                missing.addFirst(parent.get());
            }
        }
        return missing;
    }

    synchronized MailboxNode find(MailboxName name) {
        return Optional.ofNullable(tree.get(name))
                .orElseThrow(() -> new StoreException(Code.NONEXISTENT, "There is no such mailbox"));
    }

    @Override
    public synchronized List<MailboxEntry> mailboxes() {
        Set<MailboxName> names = new TreeSet<>(tree.keySet());
        names.addAll(subscriptions);
        return names.stream()
                .map(name -> {
                    Optional<MailboxNode> node = Optional.ofNullable(tree.get(name));
                    return new MailboxEntry(
                            name,
                            node.map(n -> n.mailbox.id()),
                            node.map(n -> n.uses).orElse(Set.of()),
                            subscriptions.contains(name));
                })
                .toList();
    }

    @Override
    public synchronized Mailbox open(MailboxName name) {
        return MemoryMailbox.open(find(name).mailbox);
    }

    @Override
    public synchronized void create(MailboxName name, Set<SpecialUse> uses) {
        if (tree.containsKey(name)) {
            throw new StoreException(Code.ALREADYEXISTS, "There is a mailbox of this name");
        }
        List<MailboxName> above = missingParents(name);
        checkRoomFor(above.size() + 1L);
        above.forEach(parent -> add(parent, Set.of()));
        add(name, uses);
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
    public synchronized void use(MailboxName name, Set<SpecialUse> uses) {
        MailboxNode node = find(name);
        for (MailboxNode other : tree.values()) {
            Set<SpecialUse> left = new HashSet<>(other.uses);
            left.removeAll(uses);
            other.uses = Set.copyOf(left);
        }
        node.uses = Set.copyOf(uses);
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
        List<MailboxName> above = missingParents(to);
        above.removeAll(moves.values());
        checkRoomFor(above.size());
        List<MailboxNode> nodes = new ArrayList<>();
        moves.keySet().forEach(name -> nodes.add(tree.remove(name)));
        int next = 0;
        for (MailboxName name : moves.values()) {
            tree.put(name, nodes.get(next++));
        }
        above.forEach(parent -> add(parent, Set.of()));
        poke();
    }

    @Override
    public synchronized void delete(MailboxName name) {
        MailboxNode node = find(name);
        if (name.isInbox()) {
            throw new StoreException(Code.CANNOT, "INBOX cannot be deleted");
        }
        tree.remove(name);
        node.mailbox.delete();
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

    synchronized Map<MailboxName, AccessList> accessLists() {
        Map<MailboxName, AccessList> lists = new TreeMap<>();
        tree.forEach((name, node) -> node.accessList.ifPresent(list -> lists.put(name, list)));
        return lists;
    }

    synchronized void changeAccessList(MailboxName name, UnaryOperator<AccessList> change) {
        MailboxNode node = find(name);
        node.accessList = Optional.of(change.apply(node.accessList.orElseGet(() -> AccessList.initial(user))));
    }

    @Override
    public <T> Optional<T> facet(Class<T> kind) {
        return Stream.of(
                        new MemoryAnnotations(this, store.serverNotes()),
                        new MemoryAccessLists(store, this),
                        new MemoryMailboxKeys(this),
                        quota)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    Collection<MailboxNode> nodes() {
        return tree.values();
    }
}
