package org.restante.server.command.session;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import org.restante.protocol.command.Capability;
import org.restante.protocol.command.Enable;
import org.restante.protocol.command.Id;
import org.restante.protocol.command.Logout;
import org.restante.protocol.command.Noop;
import org.restante.protocol.command.StartTls;
import org.restante.protocol.wire.LiteralExtension;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;

/** Registers the commands about the connection. */
public final class SessionExtension implements ImapExtension {
    private final LiteralExtension literals;

    /** Makes it with the literals that the server takes. */
    @Inject
    public SessionExtension(LiteralExtension literals) {
        this.literals = literals;
    }

    @Override
    public void register(Registry.Builder registry) {
        registry.announce("IMAP4rev1")
                .enableable("IMAP4rev2")
                .capability(literals.capability(), parts -> parts.policy(LiteralExtension.class, literals))
                .announce("ID")
                .announce("ENABLE")
                .announce("STARTTLS", Session::isStartTlsOffered)
                .command(new CommandSpec<>("CAPABILITY", State.ANY, Capability::parse, SessionExtension::capability))
                .command(new CommandSpec<>("NOOP", State.ANY, Noop::parse, (noop, session) -> Completion.ok("Done")))
                .command(new CommandSpec<>("LOGOUT", State.ANY, Logout::parse, SessionExtension::logout))
                .command(new CommandSpec<>("ID", State.ANY, Id::parse, SessionExtension::id))
                .command(new CommandSpec<>("ENABLE", State.LOGGED_IN, Enable::parse, SessionExtension::enable))
                .command(new CommandSpec<>(
                        "STARTTLS", Set.of(State.NOT_AUTHENTICATED), StartTls::parse, SessionExtension::startTls));
        new IdleHandler().register(registry);
    }

    // RFC 9051 section 6.1.1
    private static Completion capability(Capability command, Session session) {
        session.out()
                .line("* CAPABILITY "
                        + String.join(" ", session.server().registry().capabilities(session)));
        return Completion.ok("That is all");
    }

    // RFC 9051 section 6.1.3
    private static Completion logout(Logout command, Session session) {
        session.unselect();
        session.say("* BYE ", "Come back soon");
        session.logout();
        return Completion.ok("Logged out");
    }

    // RFC 2971: what the server tells of itself is no more than its name, so that attackers learn no version.
    private static Completion id(Id command, Session session) {
        Originating.take(session, command);
        ClientName.note(session, command);
        session.out().line("* ID (\"name\" \"Restante\")");
        return Completion.ok("Nice to meet you");
    }

    // RFC 5161 section 3.1: what the server does not know is passed over. RFC 7162 section 3.2.3: QRESYNC includes
    // CONDSTORE.
    private static Completion enable(Enable command, Session session) {
        StringBuilder enabled = new StringBuilder("* ENABLED");
        for (String word : command.capabilities()) {
            String capability = word.toUpperCase(Locale.ROOT);
            if (!session.server().registry().isEnableable(capability)) {
                continue;
            }
            if (session.enable(capability)) {
                enabled.append(' ').append(capability);
            }
            if (capability.equals(Capabilities.QRESYNC)) {
                session.enable(Capabilities.CONDSTORE);
            }
        }
        session.out().line(enabled.toString());
        return Completion.ok("Enabled");
    }

    // RFC 9051 section 6.2.1
    private static Completion startTls(StartTls command, Session session) {
        if (!session.isStartTlsOffered()) {
            return Completion.bad("STARTTLS is not available");
        }
        session.afterwards(session::startTls);
        return Completion.ok("Begin TLS negotiation now");
    }
}
