package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapCharacters;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The charset of a SEARCH is not known here (RFC 9051 section 7.1).
 *
 * @param charsets those that are; may be empty
 */
public record BadCharset(List<String> charsets) implements ResponseCode {
    public BadCharset {
        charsets = List.copyOf(charsets);
        if (charsets.stream().anyMatch(c -> c.isEmpty() || !c.chars().allMatch(BadCharset::isQuotable))) {
            throw new IllegalArgumentException("not the name of a charset");
        }
    }

    private static boolean isQuotable(int c) {
        return c >= ' ' && c < 0x7F;
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("BADCHARSET");
        if (!charsets.isEmpty()) {
            out.sp();
            out.open();
            for (int i = 0; i < charsets.size(); i++) {
                Lists.separate(out, i);
                charset(out, charsets.get(i));
            }
            out.close();
        }
    }

    // charset = atom / quoted
    private static void charset(ImapWriter out, String name) {
        if (ImapCharacters.isAtom(name)) {
            out.raw(name);
        } else {
            out.string(name);
        }
    }

    // "BADCHARSET" [SP "(" charset *(SP charset) ")" ]
    static BadCharset decode(ResponseCursor in) throws ImapSyntaxException {
        if (!in.tryConsume(' ')) {
            return new BadCharset(List.of());
        }
        List<String> charsets = new ArrayList<>();
        in.list(() -> charsets.add(in.atString() ? in.printable() : in.atom()));
        return new BadCharset(charsets);
    }
}
