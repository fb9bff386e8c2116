package org.restante.server.command.mailbox;

import java.util.List;
import org.restante.protocol.command.Namespace;
import org.restante.protocol.wire.ImapWriter;
import org.restante.protocol.wire.ModifiedUtf7;
import org.restante.server.access.AccessSettings;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;

/** Tells the namespaces (RFC 9051 section 6.3.10), and what they are called in the language of the client (RFC 5255). */
public final class Namespaces {
    private Namespaces() {}

    static Completion handle(Namespace command, Session session) {
        write(session);
        return Completion.ok("That is all");
    }

    /** Writes the response: "(Personal Namespaces) (Other Users' Namespaces) (Shared Namespaces)". */
    public static void write(Session session) {
        AccessSettings settings = session.server().access().settings();
        boolean others = session.account().hasOthers();
        ImapWriter out = session.out().writer().raw("* NAMESPACE ((\"\" \"/\"))");
        for (String name : List.of(settings.otherUsers(), settings.shared())) {
            if (others && !name.isEmpty()) {
                out.raw(" ((").mailboxPrefix(name + "/").raw(" \"/\"");
                translate(session, name);
                out.raw("))");
            } else {
                out.raw(" NIL");
            }
        }
        session.out().line("");
    }

    // namespace-trans = SP DQUOTE "TRANSLATION" DQUOTE SP "(" string ")"; "the string is encoded in Modified UTF-7"
    private static void translate(Session session, String name) {
        String translated = session.say(name);
        if (!translated.equals(name)) {
            session.out()
                    .writer()
                    .raw(" \"TRANSLATION\" (")
                    .string(ModifiedUtf7.encode(translated + "/"))
                    .close();
        }
    }
}
