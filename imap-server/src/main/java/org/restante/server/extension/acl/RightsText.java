package org.restante.server.extension.acl;

import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.store.access.Right;
import org.restante.store.access.Rights;

/** Rights as they are written, with the obsolete ones of RFC 2086 (RFC 4314 section 2.1.1). */
final class RightsText {
    private static final Rights CREATE = Rights.of(Right.CREATE, Right.DELETE_MAILBOX); // "c"
    private static final Rights DELETE = Rights.of(Right.DELETE_MESSAGES, Right.EXPUNGE); // "d"

    private RightsText() {}

    // "an unrecognized right MUST cause the command to return the BAD response"
    static Rights parse(String letters) throws ImapSyntaxException {
        Rights rights = Rights.NONE;
        for (char letter : letters.toCharArray()) {
            rights = rights.and(parse(letter));
        }
        return rights;
    }

    private static Rights parse(char letter) throws ImapSyntaxException {
        if (letter >= 'A' && letter <= 'Z') {
            throw new ImapSyntaxException("Uppercase rights are not allowed");
        }
        return switch (letter) {
            case 'c' -> CREATE;
            case 'd' -> DELETE;
            default ->
                Right.of(letter).map(Rights::of).orElseThrow(() -> new ImapSyntaxException("There is no such right"));
        };
    }

    /** Writes rights, and the virtual ones that older clients look for: lrswipkxten, then c and d, then a. */
    static String write(Rights rights) {
        return rights.without(Rights.of(Right.ADMINISTER)).letters()
                + (rights.hasAny(Right.CREATE, Right.DELETE_MAILBOX) ? "c" : "")
                + (rights.hasAny(Right.DELETE_MESSAGES, Right.EXPUNGE) ? "d" : "")
                + (rights.has(Right.ADMINISTER) ? "a" : "");
    }
}
