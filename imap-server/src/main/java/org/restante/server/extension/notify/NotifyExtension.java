package org.restante.server.extension.notify;

import jakarta.inject.Inject;
import org.restante.protocol.response.PlainCode;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionSlot;
import org.restante.server.engine.State;
import org.restante.server.mailbox.Expunges;

/** Registers NOTIFY (RFC 5465). */
public final class NotifyExtension implements ImapExtension {
    private final NotifySettings settings;
    private final SessionSlot<Subscription> slot = new SessionSlot<>(Subscription.class, session -> new Subscription());

    /** Makes it with these settings. */
    @Inject
    public NotifyExtension(NotifySettings settings) {
        this.settings = settings;
    }

    @Override
    public void register(Registry.Builder registry) {
        registry.capability(
                "NOTIFY",
                parts -> parts.command(new CommandSpec<>("NOTIFY", State.LOGGED_IN, Notify::parse, this::notify)));
    }

    private Completion notify(Notify command, Session session) {
        // RFC 5465 section 3.1: "the server MUST refuse the command with a tagged NO response (not a BAD)"
        if (command.groups().stream().anyMatch(group -> !group.unknown().isEmpty())) {
            return Completion.no(new BadEvent(), "Unknown event");
        }
        // "A successful NOTIFY SET command MUST cause the server to immediately return any accumulated changes"
        if (!command.groups().isEmpty()) {
            session.catchUp(Expunges.ALLOWED);
        }
        return session.part(slot).set(session, command, settings)
                ? Completion.ok("Notifying")
                : Completion.no(PlainCode.NOTIFICATIONOVERFLOW, "Not more than " + settings.mailboxes() + " mailboxes");
    }
}
