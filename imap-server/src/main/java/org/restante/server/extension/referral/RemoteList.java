package org.restante.server.extension.referral;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * RLIST and RLSUB: LIST and LSUB with mailboxes of other servers (RFC 2193 sections 5.1 and 5.2).
 *
 * @param kind which of the two
 * @param reference what stands before the pattern; may be empty
 * @param pattern names with the wildcards {@code *} and {@code %}
 */
public record RemoteList(Kind kind, String reference, String pattern) implements ExtensionCommand {
    /** Which of the two commands. */
    public enum Kind {
        /** All. */
        RLIST,
        /** What is subscribed to. */
        RLSUB
    }

    /** Reads {@code rlist = "RLIST" SPACE mailbox SPACE list_mailbox} from behind the name (RFC 2193 section 6). */
    public static RemoteList parse(ImapReader in, Kind kind) throws ImapSyntaxException {
        in.sp();
        String reference = in.mailboxPrefix();
        in.sp();
        String pattern = in.listMailbox();
        in.end();
        return new RemoteList(kind, reference, pattern);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(kind.name()).sp().mailboxPrefix(reference).sp().mailboxPrefix(pattern);
    }
}
