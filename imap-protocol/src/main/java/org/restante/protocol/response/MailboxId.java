package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The identity of a mailbox that was created or selected (RFC 8474 sections 4.1 and 4.2).
 *
 * @param id 1 to 255 letters, digits, {@code -} and {@code _}
 */
public record MailboxId(String id) implements ExtensionCode {
    private static final int MAX = 255;

    public MailboxId {
        if (Atoms.requireAtom(id).length() > MAX || !id.chars().allMatch(MailboxId::isAllowed)) {
            throw new IllegalArgumentException("not an object identifier");
        }
    }

    // objectid = 1*255(ALPHA / DIGIT / "_" / "-")
    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("MAILBOXID (").raw(id).raw(")");
    }

    // "MAILBOXID" SP "(" objectid ")"
    static MailboxId decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        return parenthesized(in);
    }

    // "(" objectid ")"
    static MailboxId parenthesized(ResponseCursor in) throws ImapSyntaxException {
        in.expect('(');
        String id = in.atom();
        in.expect(')');
        try {
            return new MailboxId(id);
        } catch (IllegalArgumentException e) {
            throw new ImapSyntaxException("Object identifier expected");
        }
    }
}
