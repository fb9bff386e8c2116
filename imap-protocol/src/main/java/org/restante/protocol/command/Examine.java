package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** EXAMINE: opens a mailbox to be read only (RFC 9051 section 6.3.3; parameters: RFC 4466 section 2.1). */
public record Examine(MailboxName mailbox, List<SelectParameter> parameters) implements Selection {
    public Examine {
        parameters = List.copyOf(parameters);
    }

    /** Reads {@code examine = "EXAMINE" SP mailbox [select-params]} from behind the name (RFC 4466 section 3). */
    public static Examine parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        List<SelectParameter> parameters = SelectParameter.parseList(in);
        in.end();
        return new Examine(mailbox, parameters);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("EXAMINE ").mailbox(mailbox);
        Lists.encodeParameters(out, parameters);
    }
}
