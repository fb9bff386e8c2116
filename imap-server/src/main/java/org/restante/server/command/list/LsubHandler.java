package org.restante.server.command.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.command.Lsub;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.LsubResponse;
import org.restante.protocol.response.MailboxAttribute;
import org.restante.protocol.response.MailboxListing;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;

/** LSUB (RFC 3501 section 6.3.9), for clients of before LIST-EXTENDED. */
public final class LsubHandler {
    private LsubHandler() {}

    /** Carries it out. */
    public static Completion lsub(Lsub command, Session session) throws ImapSyntaxException {
        ListPattern pattern = ListPatterns.parse(command.reference(), command.pattern());
        Map<MailboxName, List<MailboxAttribute>> found = new LinkedHashMap<>();
        for (MailboxTree.Node node : new MailboxTree(session.account().mailboxes()).nodes()) {
            if (!node.isSubscribed() && !node.hasSubscribedBelow() || !pattern.matches(node.name())) {
                continue;
            }
            if (node.isSubscribed()) {
                found.put(node.name(), ListAttributes.uses(session, node));
            } else if (pattern.stopsAtDelimiter()) {
                // "a special situation occurs when using LSUB with the % wildcard": a parent that is not subscribed to
                found.put(node.name(), List.of(MailboxAttribute.NOSELECT));
            }
        }
        found.forEach((name, attributes) -> session.out()
                .respond(new LsubResponse(
                        new MailboxListing(attributes, Optional.of(MailboxName.DELIMITER), name.value()))));
        return Completion.ok("That is all");
    }
}
