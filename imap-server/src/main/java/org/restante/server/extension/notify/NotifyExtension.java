package org.restante.server.extension.notify;

import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.restante.protocol.response.BadEvent;
import org.restante.protocol.response.PlainCode;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionSlot;
import org.restante.server.engine.State;
import org.restante.server.extension.annotate.AnnotateExtension;
import org.restante.server.extension.annotate.AnnotationNews;
import org.restante.server.extension.metadata.MetadataNews;
import org.restante.server.mailbox.Expunges;
import org.restante.store.Feature;

/** Registers NOTIFY (RFC 5465). */
public final class NotifyExtension implements ImapExtension {
    private final NotifySettings settings;
    private final SessionSlot<Subscription> slot;

    /** Makes it with these settings. */
    @Inject
    public NotifyExtension(NotifySettings settings, MetadataNews metadata, AnnotationNews annotations) {
        this.settings = settings;
        this.slot = new SessionSlot<>(Subscription.class, session -> new Subscription(metadata, annotations));
    }

    @Override
    public void register(Registry.Builder registry) {
        registry.capability(
                "NOTIFY",
                parts -> parts.command(new CommandSpec<>("NOTIFY", State.LOGGED_IN, Notify::parse, this::notify)));
    }

    // RFC 5465 sections 5.6 and 5.7: what is told of annotations goes with METADATA; section 5.1: of those of messages
    // with ANNOTATE.
    private static Set<NotifyEvent> known(Session session) {
        boolean metadata =
                session.has("METADATA") && session.server().store().features().contains(Feature.ANNOTATIONS);
        Set<NotifyEvent> known = EnumSet.allOf(NotifyEvent.class);
        known.removeIf(event -> event.isOfMetadata() && !metadata);
        if (!session.has(AnnotateExtension.CAPABILITY)) {
            known.remove(NotifyEvent.ANNOTATION_CHANGE);
        }
        return known;
    }

    private Completion notify(Notify command, Session session) {
        // RFC 5465 section 3.1: "the server MUST refuse the command with a tagged NO response (not a BAD)"
        Set<NotifyEvent> known = known(session);
        if (!command.groups().stream()
                .allMatch(group -> group.unknown().isEmpty() && known.containsAll(group.events()))) {
            return Completion.no(
                    new BadEvent(known.stream().map(NotifyEvent::wire).toList()), "Unknown event");
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
