package org.restante.protocol.response;

import java.util.Optional;
import java.util.OptionalLong;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** How sections of messages and their content are written. */
final class Sections {
    private Sections() {}

    static void require(String section) {
        byte[] bracketed = Octets.latin1("[" + section + "]").shared();
        try {
            ResponseCursor in = new ResponseCursor(
                    bracketed, 0, bracketed.length, ResponseGrammar.EMPTY, MailboxEncoding.MODIFIED_UTF7);
            if (in.bracketed().length() != bracketed.length) {
                throw new IllegalArgumentException("more than a section");
            }
        } catch (ImapSyntaxException e) {
            throw new IllegalArgumentException("not a section: " + e.getMessage(), e);
        }
        if (section.chars().anyMatch(c -> c < ' ' || c == 0x7F || c > 0xFF)) {
            throw new IllegalArgumentException("controls in a section");
        }
    }

    // section-part = nz-number *("." nz-number)
    static void requirePart(String part) {
        if (!isPart(part)) {
            throw new IllegalArgumentException("not the number of a part");
        }
    }

    private static boolean isPart(String part) {
        boolean digits = part.isEmpty();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '.' ? !digits : c < (digits ? '0' : '1') || c > '9') {
                return false;
            }
            digits = c != '.';
        }
        return digits;
    }

    static void requireOrigin(OptionalLong origin) {
        if (origin.isPresent() && (origin.getAsLong() < 0 || origin.getAsLong() > UidSet.MAX_UID)) {
            throw new IllegalArgumentException("not a number: " + origin.getAsLong());
        }
    }

    static void encode(ImapWriter out, String item, String section, OptionalLong origin) {
        out.raw(item);
        out.raw("[");
        Octets.latin1(section).writeTo(out);
        out.raw("]");
        if (origin.isPresent()) {
            out.raw("<");
            out.number(origin.getAsLong());
            out.raw(">");
        }
    }

    // Never {0}: Apple Mail waits for more.
    static void content(ImapWriter out, Optional<Octets> content) {
        if (content.isEmpty()) {
            out.raw("NIL");
        } else if (content.get().isEmpty()) {
            out.raw("\"\"");
        } else {
            out.literal(content.get().shared());
        }
    }

    // section = "[" [section-spec] "]"
    static String decode(ResponseCursor in) throws ImapSyntaxException {
        String bracketed = in.bracketed();
        String section = bracketed.substring(1, bracketed.length() - 1);
        if (section.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new ImapSyntaxException("controls in a section");
        }
        return section;
    }

    // section-binary = "[" [section-part] "]"
    static String decodePart(ResponseCursor in) throws ImapSyntaxException {
        String part = decode(in);
        if (!isPart(part)) {
            throw new ImapSyntaxException("not the number of a part");
        }
        return part;
    }

    // ["<" number ">"]
    static OptionalLong origin(ResponseCursor in) throws ImapSyntaxException {
        if (!in.tryConsume('<')) {
            return OptionalLong.empty();
        }
        long origin = in.number();
        in.expect('>');
        return OptionalLong.of(origin);
    }
}
