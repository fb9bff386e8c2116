package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The counters of a mailbox (RFC 9051 section 7.3.3, STATUS response).
 *
 * @param mailbox its name, in Unicode
 * @param attributes those that were asked for
 */
public record StatusData(String mailbox, List<StatusAttribute> attributes) implements Untagged {
    public StatusData {
        MailboxText.require(mailbox);
        attributes = List.copyOf(attributes);
    }

    /** Returns the value of an attribute that is a number; nothing if it was not sent or is not a number. */
    public OptionalLong number(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return attributes.stream()
                .filter(a -> a.name().equals(wanted))
                .flatMapToLong(StatusAttribute::number)
                .findFirst();
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("STATUS ");
        MailboxText.encode(out, mailbox);
        out.sp();
        out.open();
        for (int i = 0; i < attributes.size(); i++) {
            Lists.separate(out, i);
            attributes.get(i).encode(out);
        }
        out.close();
    }

    // "STATUS" SP mailbox SP "(" [status-att-list] ")"
    static StatusData decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String mailbox = in.mailbox();
        in.sp();
        List<StatusAttribute> attributes = new ArrayList<>();
        in.list(() -> attributes.add(StatusAttribute.decode(in)));
        return new StatusData(mailbox, attributes);
    }
}
