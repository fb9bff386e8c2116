package org.restante.protocol.command;

import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** MOVE and UID MOVE: moves messages to another mailbox (RFC 9051 sections 6.4.8 and 6.4.9). */
public record Move(Numbering numbering, SequenceSet messages, MailboxName mailbox) implements CoreCommand {
    /** Reads {@code move = "MOVE" SP sequence-set SP mailbox} from behind the name (RFC 9051 section 9). */
    public static Move parse(ImapReader in, Numbering numbering) throws ImapSyntaxException {
        in.sp();
        SequenceSet messages = in.sequenceSet();
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.end();
        return new Move(numbering, messages, mailbox);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(numbering.prefix()).raw("MOVE ").sequenceSet(messages).sp().mailbox(mailbox);
    }
}
