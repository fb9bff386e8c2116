package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Who may do what with a mailbox (RFC 4314 section 3.6).
 *
 * @param mailbox its name
 * @param entries the access list
 */
public record AclResponse(String mailbox, List<Entry> entries) implements ExtensionResponse {
    /**
     * One line of the list.
     *
     * @param identifier who
     * @param rights which rights, a letter each
     */
    public record Entry(String identifier, String rights) {
        public Entry {
            MailboxText.require(identifier);
            MailboxText.require(rights);
        }
    }

    public AclResponse {
        MailboxText.require(mailbox);
        entries = List.copyOf(entries);
    }

    @Override
    public void encodeData(ImapWriter out) {
        MailboxText.encode(out.raw("ACL "), mailbox);
        entries.forEach(entry -> out.sp().astring(entry.identifier()).sp().astring(entry.rights()));
    }

    // acl-data = "ACL" SP mailbox *(SP identifier SP rights)
    static AclResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String mailbox = in.mailbox();
        List<Entry> entries = new ArrayList<>();
        while (in.tryConsume(' ')) {
            String identifier = in.astring().utf8();
            in.sp();
            entries.add(new Entry(identifier, in.astring().utf8()));
        }
        return new AclResponse(mailbox, entries);
    }
}
