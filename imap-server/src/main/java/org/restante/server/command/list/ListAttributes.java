package org.restante.server.command.list;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.response.MailboxAttribute;

/** What LIST says of a name besides the name. */
final class ListAttributes {
    private ListAttributes() {}

    static List<MailboxAttribute> uses(MailboxTree.Node node) {
        return node.uses().stream().sorted().map(MailboxAttribute::of).toList();
    }

    static List<MailboxAttribute> of(MailboxTree.Node node, boolean withSubscription) {
        List<MailboxAttribute> attributes = new ArrayList<>();
        if (!node.exists()) {
            attributes.add(MailboxAttribute.NONEXISTENT);
        }
        if (withSubscription && node.isSubscribed()) {
            attributes.add(MailboxAttribute.SUBSCRIBED);
        }
        attributes.add(node.hasChildren() ? MailboxAttribute.HAS_CHILDREN : MailboxAttribute.HAS_NO_CHILDREN);
        for (SpecialUse use : node.uses()) {
            attributes.add(MailboxAttribute.of(use));
        }
        return attributes;
    }
}
