package org.restante.server.command.list;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.MailboxAttribute;
import org.restante.server.engine.Session;
import org.restante.store.MailboxEntry;

/** What LIST says of a name besides the name. */
public final class ListAttributes {
    private ListAttributes() {}

    /**
     * Returns all attributes of a name, subscription and what is below it among them, as a LIST response that nobody asked
     * for has them (RFC 5465 sections 5.4 and 5.5).
     *
     * @param entries the whole account
     */
    public static List<MailboxAttribute> of(Session session, List<MailboxEntry> entries, MailboxName name) {
        for (MailboxTree.Node node : new MailboxTree(entries).nodes()) {
            if (node.name().equals(name)) {
                return of(session, node, true);
            }
        }
        return List.of(MailboxAttribute.NONEXISTENT);
    }

    static List<MailboxAttribute> uses(Session session, MailboxTree.Node node) {
        if (!session.has("SPECIAL-USE")) {
            return List.of();
        }
        return node.uses().stream().sorted().map(MailboxAttribute::of).toList();
    }

    static List<MailboxAttribute> of(Session session, MailboxTree.Node node, boolean withSubscription) {
        List<MailboxAttribute> attributes = new ArrayList<>();
        if (node.isRemote()) {
            attributes.add(MailboxAttribute.REMOTE);
        } else if (!node.exists()) {
            attributes.add(MailboxAttribute.NONEXISTENT);
        }
        if (withSubscription && node.isSubscribed()) {
            attributes.add(MailboxAttribute.SUBSCRIBED);
        }
        // What is below a mailbox of another server is known there: RFC 5258 section 3.5 asks for no more than is
        // known.
        boolean known = !node.isRemote() || node.hasChildren();
        if (known && session.has("CHILDREN")) {
            attributes.add(node.hasChildren() ? MailboxAttribute.HAS_CHILDREN : MailboxAttribute.HAS_NO_CHILDREN);
        }
        attributes.addAll(uses(session, node));
        return attributes;
    }
}
