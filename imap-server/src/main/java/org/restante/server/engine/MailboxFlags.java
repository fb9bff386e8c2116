package org.restante.server.engine;

import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Feature;

/** Writes which flags a mailbox knows: FLAGS, and PERMANENTFLAGS for those that can be changed. */
public final class MailboxFlags {
    private static final String SYSTEM = "\\Answered \\Flagged \\Deleted \\Seen \\Draft";

    private MailboxFlags() {}

    /** Writes both lines (RFC 9051 sections 7.3.5 and 7.1). */
    public static void write(Session session, SelectedView view) {
        ImapWriter writer = session.out().writer();
        writer.raw("* FLAGS (");
        writeKnown(writer, view);
        session.out().line(")");
        writer.raw("* OK [PERMANENTFLAGS (");
        if (view.access() == SelectedView.Access.READ_WRITE
                && session.server().store().features().contains(Feature.WRITE)) {
            writeKnown(writer, view);
            if (session.server().store().features().contains(Feature.KEYWORDS)) {
                writer.raw(" \\*");
            }
        }
        session.out().line(")] Flags permitted");
    }

    private static void writeKnown(ImapWriter writer, SelectedView view) {
        writer.raw(SYSTEM);
        view.keywords().stream().sorted().map(MessageFlag::name).forEach(name -> writer.raw(" " + name));
    }
}
