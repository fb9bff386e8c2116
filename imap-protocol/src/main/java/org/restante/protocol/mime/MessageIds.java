package org.restante.protocol.mime;

import java.util.ArrayList;
import java.util.List;

/** Reads message identifiers out of Message-ID, References and In-Reply-To, for threading (RFC 5256 section 3). */
public final class MessageIds {
    /** More references of one message are not looked at. */
    private static final int MAX = 1000;

    private MessageIds() {}

    /**
     * Returns the valid identifiers in a field's value, in order, without angle brackets and normalized: {@code
     * <"a"@b>} and {@code <a@b>} are the same. What is no {@code msg-id} is passed over.
     */
    public static List<String> of(String value) {
        List<String> ids = new ArrayList<>();
        StringBuilder id = new StringBuilder();
        for (int at = value.indexOf('<'); at >= 0 && ids.size() < MAX; ) {
            int end = read(value, at + 1, id);
            if (end < 0) {
                break;
            }
            if (value.charAt(end) == '<') {
                at = end; // the one before had no end
                continue;
            }
            int sign = id.indexOf("@");
            if (sign > 0 && sign < id.length() - 1) {
                ids.add(id.toString());
            }
            at = value.indexOf('<', end);
        }
        return ids;
    }

    // Returns where it ends: at ">", or at a "<" that begins another; -1 at the end of the value.
    private static int read(String value, int from, StringBuilder id) {
        id.setLength(0);
        boolean quoted = false;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && i + 1 < value.length()) {
                id.append(value.charAt(++i));
            } else if (!quoted && (c == '>' || c == '<')) {
                return i;
            } else if (quoted || !Ascii.isBlank(c)) {
                id.append(c);
            }
        }
        return -1;
    }
}
