package org.restante.server.extension.replace;

import org.restante.protocol.command.AppendData;
import org.restante.protocol.command.AppendMessage;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.protocol.wire.LiteralPolicy;

/**
 * REPLACE and UID REPLACE: appends a message, and removes another from the selected mailbox (RFC 8508 section 3), up to the
 * first octets of the message that come as a literal.
 *
 * @param numbering what the number is
 * @param replaced which message goes: one number, or {@code *}
 * @param mailbox where the new message comes
 * @param message what is said of it
 */
public record Replace(Numbering numbering, SequenceSet replaced, MailboxName mailbox, AppendMessage message)
        implements ExtensionCommand {
    /** As APPEND's, but for the name of the mailbox, which is the second argument. */
    public static final LiteralPolicy LITERALS =
            (command, soFar) -> !isBeforeMailbox(command, soFar) && AppendData.LITERALS.streams(command, soFar);

    // "tag REPLACE 4 " or "tag UID REPLACE 4 ". What follows octets begins with a space or a parenthesis instead of a
    // tag.
    private static boolean isBeforeMailbox(String command, Frame soFar) {
        if (soFar.parts().size() > 1 || !(soFar.parts().getFirst() instanceof Frame.Text text)) {
            return false;
        }
        byte[] octets = text.octets();
        int spaces = 0;
        for (byte octet : octets) {
            spaces += octet == ' ' ? 1 : 0;
        }
        int words = command.indexOf(' ') < 0 ? 3 : 4;
        return octets[0] != ' ' && octets[0] != ')' && spaces == words && octets[octets.length - 1] == ' ';
    }

    /** Reads {@code replace = "REPLACE" SP seq-number SP mailbox append-message} (RFC 8508 section 5). */
    public static Replace parse(ImapReader in, Numbering numbering) throws ImapSyntaxException {
        in.sp();
        SequenceSet replaced = in.sequenceSet();
        if (!isOne(replaced)) {
            throw new ImapSyntaxException("Number of one message expected");
        }
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.sp();
        AppendMessage message = AppendMessage.parse(in);
        in.end();
        return new Replace(numbering, replaced, mailbox, message);
    }

    // seq-number = nz-number / "*" (RFC 9051 section 9)
    private static boolean isOne(SequenceSet set) {
        return set instanceof SequenceSet.Numbers numbers
                && numbers.openFrom()
                        .map(from -> from == UidSet.MAX_UID && numbers.numbers().isEmpty())
                        .orElse(numbers.numbers().size() == 1);
    }

    /** Writes the command up to the octets of the message, which the caller sends next. */
    @Override
    public void encode(ImapWriter out) {
        out.raw(numbering.prefix()).raw("REPLACE ").sequenceSet(replaced).sp().mailbox(mailbox);
        message.encode(out.sp());
    }
}
