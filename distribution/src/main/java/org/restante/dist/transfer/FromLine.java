package org.restante.dist.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.restante.protocol.model.InternalDate;

/** The line that begins each message in an mbox file: {@code From sender date} (RFC 4155 appendix A). */
final class FromLine {
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private FromLine() {}

    /** Returns whether a line begins as one. */
    static boolean isOne(byte[] line) {
        return startsWithFrom(line, 0);
    }

    /** Returns whether a line is one that was quoted, with {@code >} before it once or more often ("mboxrd"). */
    static boolean isQuoted(byte[] line) {
        int quotes = 0;
        while (quotes < line.length && line[quotes] == '>') {
            quotes++;
        }
        return quotes > 0 && startsWithFrom(line, quotes);
    }

    private static boolean startsWithFrom(byte[] line, int offset) {
        if (line.length < offset + FROM.length) {
            return false;
        }
        for (int i = 0; i < FROM.length; i++) {
            if (line[offset + i] != FROM[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the date in it. A sender may have spaces, so the date is what can be read at the end. */
    static Optional<InternalDate> date(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1).strip();
        int sender = text.indexOf(' ');
        int date = sender < 0 ? -1 : text.indexOf(' ', sender + 1);
        return date < 0 ? Optional.empty() : MailDate.parse(text.substring(date + 1));
    }
}
