package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** SELECT: opens a mailbox (RFC 9051 section 6.3.2; parameters: RFC 4466 section 2.1). */
public record Select(MailboxName mailbox, List<SelectParameter> parameters) implements Selection {
    public Select {
        parameters = List.copyOf(parameters);
    }

    /** Reads {@code select = "SELECT" SP mailbox [select-params]} from behind the name (RFC 4466 section 3). */
    public static Select parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        List<SelectParameter> parameters = SelectParameter.parseList(in);
        in.end();
        return new Select(mailbox, parameters);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("SELECT ").mailbox(mailbox);
        Lists.encodeParameters(out, parameters);
    }
}
