package org.restante.server.engine;

import org.restante.protocol.model.Flags;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.mailbox.SelectedView;

/** Writes the FLAGS item of a FETCH response, with {@code \Recent} for those who know it. */
public final class MessageFlagsWriter {
    private MessageFlagsWriter() {}

    /** Writes {@code FLAGS (...)} of the message at an index. */
    public static void write(ImapWriter writer, Session session, SelectedView view, int index) {
        Flags flags = view.flags(index);
        writer.raw("FLAGS (");
        writer.flags(flags);
        if (view.recentCount() > 0
                && view.isRecent(view.numbering().uid(index))
                && !session.isEnabled(Capabilities.IMAP4REV2)) {
            writer.raw(flags.isEmpty() ? "\\Recent" : " \\Recent");
        }
        writer.raw(")");
    }
}
