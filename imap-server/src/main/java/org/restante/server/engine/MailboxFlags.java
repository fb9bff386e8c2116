package org.restante.server.engine;

import java.util.stream.Stream;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Feature;
import org.restante.store.FlagScope;

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
            FlagScope scope = view.index().guard().scope();
            writePermanent(writer, view, scope);
            if (scope.kinds().contains(FlagScope.Kind.OTHER)
                    && session.server().store().features().contains(Feature.KEYWORDS)) {
                writer.raw(" \\*");
            }
        }
        session.say(")] ", "Flags permitted");
    }

    // RFC 4314 section 5.1.1: PERMANENTFLAGS "MUST accurately reflect the current user's rights".
    private static void writePermanent(ImapWriter writer, SelectedView view, FlagScope scope) {
        if (scope.isAll()) {
            writeKnown(writer, view);
            return;
        }
        writer.raw(String.join(
                " ",
                Stream.concat(Stream.of(SYSTEM.split(" ")), keywords(view))
                        .filter(name -> scope.contains(MessageFlag.of(name)))
                        .toList()));
    }

    private static Stream<String> keywords(SelectedView view) {
        return view.keywords().stream().sorted().map(MessageFlag::name);
    }

    private static void writeKnown(ImapWriter writer, SelectedView view) {
        writer.raw(SYSTEM);
        keywords(view).forEach(name -> writer.raw(" " + name));
    }
}
