package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Which rights somebody can have on a mailbox (RFC 4314 section 3.7).
 *
 * @param mailbox its name
 * @param identifier who
 * @param required the rights that this identifier always has, a letter each; may be empty
 * @param optional the others; letters that go together are in one
 */
public record ListRightsResponse(String mailbox, String identifier, String required, List<String> optional)
        implements ExtensionResponse {
    public ListRightsResponse {
        MailboxText.require(mailbox);
        MailboxText.require(identifier);
        MailboxText.require(required);
        optional = List.copyOf(optional);
        optional.forEach(MailboxText::require);
    }

    @Override
    public void encodeData(ImapWriter out) {
        MailboxText.encode(out.raw("LISTRIGHTS "), mailbox);
        out.sp().astring(identifier).sp().astring(required);
        optional.forEach(rights -> out.sp().astring(rights));
    }

    // listrights-data = "LISTRIGHTS" SP mailbox SP identifier SP rights *(SP rights)
    static ListRightsResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String mailbox = in.mailbox();
        in.sp();
        String identifier = in.astring().utf8();
        in.sp();
        String required = in.astring().utf8();
        List<String> optional = new ArrayList<>();
        while (in.tryConsume(' ')) {
            optional.add(in.astring().utf8());
        }
        return new ListRightsResponse(mailbox, identifier, required, optional);
    }
}
