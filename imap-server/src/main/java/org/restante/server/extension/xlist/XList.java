package org.restante.server.extension.xlist;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * XLIST: lists mailboxes with what they are for; no standard, but what Outlook and Apple's clients sent before RFC 6154.
 *
 * @param reference what stands before the pattern; may be empty
 * @param pattern names with the wildcards {@code *} and {@code %}
 */
public record XList(String reference, String pattern) implements ExtensionCommand {
    /** Reads {@code xlist = "XLIST" SP mailbox SP list-mailbox} from behind the name, as a basic LIST. */
    public static XList parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        String reference = in.mailboxPrefix();
        in.sp();
        String pattern = in.listMailbox();
        in.end();
        return new XList(reference, pattern);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("XLIST ").mailboxPrefix(reference).sp().mailboxPrefix(pattern);
    }
}
