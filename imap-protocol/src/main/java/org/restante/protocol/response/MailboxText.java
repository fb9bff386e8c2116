package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.protocol.wire.ModifiedUtf7;

/**
 * The names of mailboxes in responses. A server can send names that {@code MailboxName} does not take: with another
 * delimiter, with it at the end, or the empty root ({@code LIST "" ""}, RFC 9051 section 6.3.9). So they are text here.
 */
final class MailboxText {
    private MailboxText() {}

    static void encode(ImapWriter out, String name) {
        out.astring(out.utf8() ? name : ModifiedUtf7.encode(name));
    }

    // Where the grammar has a string, and not an astring.
    static void encodeString(ImapWriter out, String name) {
        out.string(out.utf8() ? name : ModifiedUtf7.encode(name));
    }

    // Octets beyond US-ASCII are UTF-8, whatever was agreed: modified UTF-7 has none.
    static String decode(Octets name, MailboxEncoding encoding) throws ImapSyntaxException {
        String text = name.utf8();
        if (text.indexOf(0) >= 0) {
            throw new ImapSyntaxException("NUL in the name of a mailbox");
        }
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        return ascii && encoding == MailboxEncoding.MODIFIED_UTF7 ? ModifiedUtf7.decode(text) : text;
    }

    static String require(String name) {
        if (name.codePoints().anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException("NUL or broken Unicode in a string");
        }
        return name;
    }
}
