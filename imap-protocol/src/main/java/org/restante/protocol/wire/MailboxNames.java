package org.restante.protocol.wire;

import org.restante.protocol.model.MailboxName;

/** Mailbox names as they come: in modified UTF-7 (RFC 3501 section 5.1.3), or in UTF-8 (RFC 9051 section 5.1). */
final class MailboxNames {
    private MailboxNames() {}

    static MailboxName parse(String wire, boolean utf8) throws ImapSyntaxException {
        String name = decode(wire, utf8);
        try {
            return MailboxName.of(withoutTrailingDelimiter(name));
        } catch (IllegalArgumentException e) {
            throw new MailboxNameException();
        }
    }

    static String decode(String wire, boolean utf8) throws ImapSyntaxException {
        return utf8 ? wire : ModifiedUtf7.decode(wire);
    }

    // RFC 9051 section 6.3.4: a trailing delimiter in CREATE declares that names will be made below; the name is
    // without.
    private static String withoutTrailingDelimiter(String name) {
        int end = name.length() - 1;
        return end > 0 && name.charAt(end) == MailboxName.DELIMITER ? name.substring(0, end) : name;
    }
}
