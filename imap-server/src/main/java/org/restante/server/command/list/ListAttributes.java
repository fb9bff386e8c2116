package org.restante.server.command.list;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.response.MailboxAttribute;
import org.restante.server.engine.Session;

/** What LIST says of a name besides the name. */
final class ListAttributes {
    private ListAttributes() {}

    static List<MailboxAttribute> uses(Session session, MailboxTree.Node node) {
        if (!session.has("SPECIAL-USE")) {
            return List.of();
        }
        return node.uses().stream().sorted().map(MailboxAttribute::of).toList();
    }

    static List<MailboxAttribute> of(Session session, MailboxTree.Node node, boolean withSubscription) {
        List<MailboxAttribute> attributes = new ArrayList<>();
        if (!node.exists()) {
            attributes.add(MailboxAttribute.NONEXISTENT);
        }
        if (withSubscription && node.isSubscribed()) {
            attributes.add(MailboxAttribute.SUBSCRIBED);
        }
        if (session.has("CHILDREN")) {
            attributes.add(node.hasChildren() ? MailboxAttribute.HAS_CHILDREN : MailboxAttribute.HAS_NO_CHILDREN);
        }
        attributes.addAll(uses(session, node));
        return attributes;
    }
}
