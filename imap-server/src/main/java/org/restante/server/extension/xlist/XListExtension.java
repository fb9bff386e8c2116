package org.restante.server.extension.xlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.response.MailboxAttribute;
import org.restante.protocol.response.MailboxListing;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.command.list.ListHandler;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;

/** Registers XLIST, whose words for special uses are older than those of RFC 6154. */
public final class XListExtension implements ImapExtension {
    private static final MailboxAttribute INBOX = MailboxAttribute.of("\\Inbox");
    private static final Map<MailboxAttribute, MailboxAttribute> OLDER = Map.of(
            MailboxAttribute.of(SpecialUse.ALL), MailboxAttribute.of("\\AllMail"),
            MailboxAttribute.of(SpecialUse.FLAGGED), MailboxAttribute.of("\\Starred"),
            MailboxAttribute.of(SpecialUse.JUNK), MailboxAttribute.of("\\Spam"));

    @Override
    public void register(Registry.Builder registry) {
        registry.capability(
                "XLIST",
                parts -> parts.command(
                        new CommandSpec<>("XLIST", State.LOGGED_IN, XList::parse, XListExtension::xlist)));
    }

    private static Completion xlist(XList command, Session session) throws ImapSyntaxException {
        for (MailboxListing listing : ListHandler.found(session, command.reference(), command.pattern())) {
            List<String> attributes = new ArrayList<>();
            for (MailboxAttribute attribute : listing.attributes()) {
                attributes.add(OLDER.getOrDefault(attribute, attribute).name());
            }
            MailboxName name = MailboxName.of(listing.mailbox());
            if (name.isInbox()) {
                attributes.add(INBOX.name());
            }
            ImapWriter out = session.out().writer();
            out.raw("* XLIST (")
                    .raw(String.join(" ", attributes))
                    .raw(") \"/\" ")
                    .mailbox(name);
            session.out().line("");
        }
        return Completion.ok("That is all");
    }
}
