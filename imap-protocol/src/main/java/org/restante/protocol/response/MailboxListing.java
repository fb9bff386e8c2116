package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What LIST and LSUB say about one mailbox (RFC 9051 section 9, {@code mailbox-list}).
 *
 * @param attributes what kind of mailbox it is
 * @param delimiter what separates the components of names; nothing where names are flat
 * @param mailbox its name, in Unicode; empty for the root that {@code LIST "" ""} asks for
 */
public record MailboxListing(List<MailboxAttribute> attributes, Optional<Character> delimiter, String mailbox) {
    public MailboxListing {
        attributes = List.copyOf(attributes);
        MailboxText.require(mailbox);
        Delimiter.require(delimiter);
    }

    void encode(ImapWriter out) {
        out.open();
        for (int i = 0; i < attributes.size(); i++) {
            Lists.separate(out, i);
            out.raw(attributes.get(i).name());
        }
        out.raw(") ");
        Delimiter.encode(out, delimiter);
        out.sp();
        MailboxText.encode(out, mailbox);
    }

    // mailbox-list = "(" [mbx-list-flags] ")" SP (DQUOTE QUOTED-CHAR DQUOTE / nil) SP mailbox [SP mbox-list-extended]
    static MailboxListing decode(ResponseCursor in) throws ImapSyntaxException {
        List<MailboxAttribute> attributes = new ArrayList<>();
        in.sp();
        in.list(() -> {
            in.expect('\\');
            attributes.add(MailboxAttribute.of("\\" + in.atom()));
        });
        in.sp();
        Optional<Character> delimiter = Delimiter.decode(in);
        in.sp();
        return new MailboxListing(attributes, delimiter, in.mailbox());
    }
}
