package org.restante.server.extension.annotate;

import java.util.BitSet;
import java.util.Optional;
import org.restante.protocol.wire.ImapCharacters;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The name of an entry, or a pattern for several (RFC 5257 section 4.3): {@code *} and {@code %} "match one or more characters
 * at that position, with the exception that "%" does not match the "/" hierarchy delimiter".
 *
 * @param text as the client said it
 * @param entry the entry, if there are no wildcards
 */
record EntryPattern(String text, Optional<EntryName> entry) {
    private static final int MAX_WILDCARDS = 20;

    // entry-match = list-mailbox; slash-separated path to entry; MAY contain "*" or "%" for use as wild cards
    static EntryPattern parse(ImapReader in) throws ImapSyntaxException {
        String text = in.atString() ? in.string() : word(in);
        EntryName.requireValid(text);
        long wildcards = text.chars().filter(EntryPattern::isWildcard).count();
        if (wildcards > MAX_WILDCARDS) {
            throw new ImapSyntaxException("The pattern has more than " + MAX_WILDCARDS + " wildcards");
        }
        return new EntryPattern(text, wildcards > 0 ? Optional.empty() : Optional.of(EntryName.of(text)));
    }

    // 1*list-char
    private static String word(ImapReader in) throws ImapSyntaxException {
        StringBuilder word = new StringBuilder();
        while (ImapCharacters.isListChar(in.peek())) {
            char c = (char) in.peek();
            word.append(c);
            in.expect(c);
        }
        return word.toString();
    }

    private static boolean isWildcard(int c) {
        return c == '*' || c == '%';
    }

    /** Returns whether an entry is meant. */
    boolean matches(String name) {
        return entry.isPresent() ? text.equals(name) : matchesPattern(name);
    }

    // All ways to match are followed at once: a bit stands for so much of the pattern that has been matched. A wildcard
    // has been when it has taken a character, and may then take more.
    private boolean matchesPattern(String name) {
        BitSet reached = new BitSet();
        reached.set(0);
        for (int i = 0; i < name.length() && !reached.isEmpty(); i++) {
            BitSet next = new BitSet();
            for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
                if (at > 0 && isWildcard(text.charAt(at - 1)) && takes(at - 1, name.charAt(i))) {
                    next.set(at);
                }
                if (at < text.length() && takes(at, name.charAt(i))) {
                    next.set(at + 1);
                }
            }
            reached = next;
        }
        return reached.get(text.length());
    }

    private boolean takes(int at, char c) {
        return switch (text.charAt(at)) {
            case '*' -> true;
            case '%' -> c != '/';
            default -> text.charAt(at) == c;
        };
    }

    void encode(ImapWriter out) {
        entry.ifPresentOrElse(name -> name.encode(out), () -> out.string(text));
    }
}
