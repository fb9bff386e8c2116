package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * LSUB: lists what is subscribed to, in the way of IMAP4rev1 (RFC 3501 section 6.3.9).
 *
 * @param reference what stands before the pattern; may be empty
 * @param pattern names with the wildcards {@code *} and {@code %}
 */
public record Lsub(String reference, String pattern) implements CoreCommand {
    /** Reads {@code lsub = "LSUB" SP mailbox SP list-mailbox} from behind the name (RFC 3501 section 9). */
    public static Lsub parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        String reference = in.mailboxPrefix();
        in.sp();
        String pattern = in.listMailbox();
        in.end();
        return new Lsub(reference, pattern);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("LSUB ").mailboxPrefix(reference).sp().mailboxPrefix(pattern);
    }
}
