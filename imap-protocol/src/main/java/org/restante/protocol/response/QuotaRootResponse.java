package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The quota roots of a mailbox (RFC 9208 section 4.2.2).
 *
 * @param mailbox its name
 * @param roots the names of the roots; none if nothing limits it
 */
public record QuotaRootResponse(String mailbox, List<String> roots) implements ExtensionResponse {
    public QuotaRootResponse {
        MailboxText.require(mailbox);
        roots = List.copyOf(roots);
        roots.forEach(MailboxText::require);
    }

    @Override
    public void encodeData(ImapWriter out) {
        MailboxText.encode(out.raw("QUOTAROOT "), mailbox);
        roots.forEach(root -> out.sp().astring(root));
    }

    // quotaroot-response = "QUOTAROOT" SP mailbox *(SP quota-root-name)
    static QuotaRootResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String mailbox = in.mailbox();
        List<String> roots = new ArrayList<>();
        while (in.tryConsume(' ')) {
            roots.add(in.astring().utf8());
        }
        return new QuotaRootResponse(mailbox, roots);
    }
}
