package org.restante.protocol.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a mailbox is for (RFC 6154 section 2; {@code \Important}: RFC 8457; {@code \Memos}, {@code
 * \Scheduled}, {@code \Snoozed}: RFC 9979 section 8). */
public enum SpecialUse {
    ALL("\\All"),
    ARCHIVE("\\Archive"),
    DRAFTS("\\Drafts"),
    FLAGGED("\\Flagged"),
    IMPORTANT("\\Important"),
    JUNK("\\Junk"),
    MEMOS("\\Memos"),
    SCHEDULED("\\Scheduled"),
    SENT("\\Sent"),
    SNOOZED("\\Snoozed"),
    TRASH("\\Trash");

    private final String attribute;

    SpecialUse(String attribute) {
        this.attribute = attribute;
    }

    /** Returns the mailbox attribute that says so, with its backslash. */
    public String attribute() {
        return attribute;
    }

    /** Finds the use that an attribute names, in any case. */
    public static Optional<SpecialUse> of(String attribute) {
        String wanted = attribute.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(use -> use.attribute.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }
}
