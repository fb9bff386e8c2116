package org.restante.protocol.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** CREATE: makes a mailbox (RFC 9051 section 6.3.4; parameters: RFC 4466 section 2.2). */
public record Create(MailboxName mailbox, List<CreateParameter> parameters) implements CoreCommand {
    public Create {
        parameters = List.copyOf(parameters);
    }

    /** Reads {@code create = "CREATE" SP mailbox [create-params]} from behind the name (RFC 4466 section 3). */
    public static Create parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        List<CreateParameter> parameters = CreateParameter.parseList(in);
        in.end();
        return new Create(mailbox, parameters);
    }

    /** Returns what the mailbox is for (RFC 6154 section 3). */
    public Set<SpecialUse> uses() {
        Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
        for (CreateParameter parameter : parameters) {
            if (parameter instanceof CreateParameter.Use use) {
                uses.addAll(use.uses());
            }
        }
        return uses;
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("CREATE ").mailbox(mailbox);
        Lists.encodeParameters(out, parameters);
    }
}
