package org.restante.server.extension.language;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * LANGUAGE: asks for texts in one of these languages, or which there are (RFC 5255 section 3.2).
 *
 * @param ranges what the client would like, the best first (RFC 4647 section 2); nothing to ask which there are
 */
public record Language(List<String> ranges) implements ExtensionCommand {
    private static final int MAX_RANGES = 50;

    public Language {
        ranges = List.copyOf(ranges);
    }

    /** Reads {@code language-cmd = "LANGUAGE" *(SP lang-range-quoted)} from behind the name (RFC 5255 section 3.5). */
    public static Language parse(ImapReader in) throws ImapSyntaxException {
        List<String> ranges = new ArrayList<>();
        while (in.tryConsume(' ')) {
            String range = in.astring();
            if (ranges.size() == MAX_RANGES || !isRange(range)) {
                throw new ImapSyntaxException("Language range expected");
            }
            ranges.add(range);
        }
        in.end();
        return new Language(ranges);
    }

    // language-range = (1*8ALPHA *("-" 1*8alphanum)) / "*" (RFC 4647 section 2.1); "*" may stand for any subtag
    private static boolean isRange(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-') {
                if (length == 0) {
                    return false;
                }
                length = 0;
            } else if (c < 128 && Character.isLetterOrDigit(c) || c == '*') {
                if (++length > 8) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return length > 0;
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("LANGUAGE");
        ranges.forEach(range -> out.sp().astring(range));
    }
}
