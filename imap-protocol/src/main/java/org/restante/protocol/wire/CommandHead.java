package org.restante.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Tag and name of a command, as far as they have come.
 *
 * @param tag the tag, once it has ended
 * @param name the name in upper case, or nothing while it is not known
 * @param length how many octets tag, name and the spaces behind them take
 * @param problem why this cannot begin a command
 */
record CommandHead(Optional<String> tag, String name, int length, Optional<String> problem) {
    static final CommandHead UNKNOWN = new CommandHead(Optional.empty(), "", 0, Optional.empty());

    /**
     * Returns what is known when the first octets of a queue are good.
     *
     * @param length how many are
     * @param ended whether the line ends there
     */
    CommandHead grow(OctetQueue queue, int length, boolean ended) {
        if (!name.isEmpty() || problem.isPresent()) {
            return this;
        }
        // command = tag SP (... / "UID" SP ...): looked at again for each piece that comes, but never beyond a few
        // octets
        int tagEnd = wordEnd(queue, 0, length, FrameLimits.TAG);
        if (tagEnd > FrameLimits.TAG) {
            return bad(Optional.empty(), "Tag too long");
        }
        if (tagEnd == length) {
            return this;
        }
        Optional<String> knownTag = tag(queue, tagEnd);
        int nameEnd = wordEnd(queue, tagEnd + 1, length, FrameLimits.NAME);
        if (nameEnd - tagEnd - 1 > FrameLimits.NAME) {
            return bad(knownTag, "Command name too long");
        }
        String word = text(queue, tagEnd + 1, nameEnd).toUpperCase(Locale.ROOT);
        if (word.equals("UID")) {
            int second = wordEnd(queue, nameEnd + 1, length, FrameLimits.NAME);
            if (second - nameEnd - 1 > FrameLimits.NAME) {
                return bad(knownTag, "Command name too long");
            }
            word = word + " "
                    + text(queue, Math.min(nameEnd + 1, second), second).toUpperCase(Locale.ROOT);
            nameEnd = second;
        }
        boolean whole = ended || nameEnd < length;
        return new CommandHead(knownTag, whole ? word : "", nameEnd + 1, Optional.empty());
    }

    private static CommandHead bad(Optional<String> tag, String reason) {
        return new CommandHead(tag, "", 0, Optional.of(reason));
    }

    // Returns where the word ends, at most one octet beyond what is allowed.
    private static int wordEnd(OctetQueue queue, int from, int length, int allowed) {
        int at = from;
        while (at < length && at <= from + allowed && queue.get(at) != ' ') {
            at++;
        }
        return Math.min(at, length);
    }

    private static Optional<String> tag(OctetQueue queue, int length) {
        for (int i = 0; i < length; i++) {
            if (!ImapCharacters.isTagChar(queue.get(i))) {
                return Optional.empty();
            }
        }
        return length == 0 ? Optional.empty() : Optional.of(text(queue, 0, length));
    }

    private static String text(OctetQueue queue, int from, int to) {
        int base = queue.arrayStart();
        return new String(queue.array(), base + from, to - from, StandardCharsets.ISO_8859_1);
    }
}
