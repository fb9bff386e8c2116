package org.restante.protocol.model;

import java.util.Objects;
import java.util.Optional;

/**
 * An address structure of an {@link Envelope} (RFC 9051 section 7.5.2). A group of RFC 5322 is a run of them: one with a
 * mailbox and no host, which has the group's name as its mailbox, then the members, then one with neither.
 *
 * <p>The strings are text as it stands in the header, without quoting and not decoded: encoded words are still encoded
 * words. Octets that are not UTF-8 stand as U+DC80 to U+DCFF, so that nothing is lost.
 *
 * @param name the display name
 * @param route the source route, {@code @a,@b}
 * @param mailbox the local part, or the name of a group that starts
 * @param host the domain; of a mailbox always there
 */
public record Address(Optional<String> name, Optional<String> route, Optional<String> mailbox, Optional<String> host) {

    /** The mark at the end of a group: nothing but NIL. */
    public static final Address GROUP_END =
            new Address(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Address {
        Objects.requireNonNull(name);
        Objects.requireNonNull(route);
        Objects.requireNonNull(mailbox);
        Objects.requireNonNull(host);
    }

    /** Returns the address of a mailbox without a display name. */
    public static Address of(String mailbox, String host) {
        return new Address(Optional.empty(), Optional.empty(), Optional.of(mailbox), Optional.of(host));
    }

    /** Returns the address of a mailbox with a display name. */
    public static Address of(String name, String mailbox, String host) {
        return new Address(Optional.of(name), Optional.empty(), Optional.of(mailbox), Optional.of(host));
    }

    /** Returns the mark at the start of the group of this name. */
    public static Address groupStart(String name) {
        return new Address(Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty());
    }

    /** Returns whether a group starts here. */
    public boolean isGroupStart() {
        return host.isEmpty() && mailbox.isPresent();
    }

    /** Returns whether a group ends here. */
    public boolean isGroupEnd() {
        return host.isEmpty() && mailbox.isEmpty();
    }
}
