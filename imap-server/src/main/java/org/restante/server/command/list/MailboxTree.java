package org.restante.server.command.list;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.store.MailboxEntry;

/** The names of an account as a tree: mailboxes, names subscribed to, and names that only have something below them. */
final class MailboxTree {
    private final SortedMap<MailboxName, Node> nodes = new TreeMap<>();

    /** A name and what is known of it; complete when the tree is. */
    static final class Node {
        private final MailboxName name;
        private Optional<MailboxEntry> entry = Optional.empty();
        private boolean remote;
        private boolean children;
        private boolean subscribedBelow;

        private Node(MailboxName name) {
            this.name = name;
        }

        MailboxName name() {
            return name;
        }

        /** Returns whether there is a mailbox of this name. */
        boolean exists() {
            return entry.flatMap(MailboxEntry::id).isPresent();
        }

        /** Returns whether the mailbox of this name is on another server. */
        boolean isRemote() {
            return remote;
        }

        boolean isSubscribed() {
            return remote || entry.map(MailboxEntry::subscribed).orElse(false);
        }

        Set<SpecialUse> uses() {
            return entry.map(MailboxEntry::uses).orElse(Set.of());
        }

        /** Returns whether there is a mailbox below this name. */
        boolean hasChildren() {
            return children;
        }

        /** Returns whether a name below this one is subscribed to. */
        boolean hasSubscribedBelow() {
            return subscribedBelow;
        }
    }

    MailboxTree(List<MailboxEntry> entries) {
        for (MailboxEntry entry : entries) {
            node(entry.name()).entry = Optional.of(entry);
            for (Optional<MailboxName> above = entry.name().parent();
                    above.isPresent();
                    above = above.get().parent()) {
                Node parent = node(above.get());
                parent.children |= entry.id().isPresent();
                parent.subscribedBelow |= entry.subscribed();
            }
        }
    }

    /** Adds a mailbox of another server. */
    void addRemote(MailboxName name) {
        node(name).remote = true;
        for (Optional<MailboxName> above = name.parent();
                above.isPresent();
                above = above.get().parent()) {
            Node parent = node(above.get());
            parent.children = true;
            parent.subscribedBelow = true;
        }
    }

    private Node node(MailboxName name) {
        return nodes.computeIfAbsent(name, Node::new);
    }

    /** Returns all names, sorted, those of parents among them. */
    Collection<Node> nodes() {
        return nodes.values();
    }
}
