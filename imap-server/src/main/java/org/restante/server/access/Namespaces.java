package org.restante.server.access;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.MailboxName;

/**
 * Whose mailbox a name means (RFC 2342): {@code Other Users/NAME/...} is one of that user, {@code Shared/...} one that belongs
 * to nobody, everything else the user's own. The only place that knows.
 */
final class Namespaces {
    /** Whom shared mailboxes belong to: no user can be called so, since SASLprep has no soft hyphen. */
    static final String NOBODY = "\u00adshared";

    private final String user;
    private final AccessSettings settings;

    Namespaces(String user, AccessSettings settings) {
        this.user = user;
        this.settings = settings;
    }

    /** A mailbox by its owner's name for it. */
    record Place(String owner, MailboxName name) {}

    /** Returns what a name means; nothing if it can mean no mailbox, such as that of a namespace itself. */
    Optional<Place> place(MailboxName name) {
        List<String> parts = name.components();
        if (isOn(settings.otherUsers()) && parts.getFirst().equals(settings.otherUsers())) {
            return parts.size() < 3
                    ? Optional.empty()
                    : Optional.of(new Place(decoded(parts.get(1)), rest(parts, 2)))
                            .filter(place -> !place.owner().equals(NOBODY));
        }
        if (isOn(settings.shared()) && parts.getFirst().equals(settings.shared())) {
            return parts.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Place(NOBODY, rest(parts, 1)))
                            .filter(place -> !place.name().isInbox());
        }
        return Optional.of(new Place(user, name));
    }

    private static boolean isOn(String namespace) {
        return !namespace.isEmpty();
    }

    private static MailboxName rest(List<String> parts, int from) {
        return MailboxName.of(String.join("/", parts.subList(from, parts.size())));
    }

    /** Returns the name that this user knows a mailbox by; nothing if it has none, or one that is too long. */
    Optional<MailboxName> name(Place place) {
        if (place.owner().equals(user)) {
            return place(place.name()).filter(place::equals).map(Place::name);
        }
        boolean shared = place.owner().equals(NOBODY);
        String prefix = shared ? settings.shared() : settings.otherUsers();
        if (!isOn(prefix) || shared && place.name().isInbox()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MailboxName.of(prefix + "/" + (shared ? "" : encoded(place.owner()) + "/")
                    + place.name().value()));
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }

    // A user's name is one component. Most are what they are; "/" would be two, "." none.
    private static String encoded(String owner) {
        String encoded = owner.replace("%", "%25").replace("/", "%2F").replace("*", "%2A");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }

    private static String decoded(String component) {
        return component
                .replace("%2F", "/")
                .replace("%2A", "*")
                .replace("%2E", ".")
                .replace("%25", "%");
    }
}
