package org.restante.server.command.list;

import java.util.BitSet;
import org.restante.protocol.model.MailboxName;

/**
 * A pattern of LIST: {@code *} stands for anything, {@code %} for anything but the hierarchy delimiter (RFC 9051 section
 * 6.3.9). All ways to match are followed at once, so that no pattern takes more than its length times the name's.
 */
public final class ListPattern {
    private final String pattern;

    private ListPattern(String pattern) {
        this.pattern = pattern;
    }

    /** Returns the canonical form of reference and pattern: one after the other, INBOX in upper case. */
    static ListPattern of(String reference, String pattern) {
        String whole = reference + pattern;
        boolean inbox = whole.regionMatches(true, 0, "INBOX", 0, 5)
                && (whole.length() == 5 || "/%*".indexOf(whole.charAt(5)) >= 0);
        return new ListPattern(merged(inbox ? "INBOX" + whole.substring(5) : whole));
    }

    // "**" says no more than "*", and neither do "*%" and "%*".
    private static String merged(String pattern) {
        StringBuilder merged = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            char last = merged.isEmpty() ? 0 : merged.charAt(merged.length() - 1);
            if (isWildcard(c) && isWildcard(last)) {
                merged.setCharAt(merged.length() - 1, c == '*' || last == '*' ? '*' : '%');
            } else {
                merged.append(c);
            }
        }
        return merged.toString();
    }

    private static boolean isWildcard(char c) {
        return c == '*' || c == '%';
    }

    /** Returns how many wildcards there are. */
    int wildcards() {
        return (int) pattern.chars().filter(c -> isWildcard((char) c)).count();
    }

    /** Returns whether the pattern matches the name. */
    public boolean matches(MailboxName name) {
        // RFC 9051 section 5.1: INBOX is the same in any letters, and so "in%" is its pattern too.
        return matches(name.value(), name.isInbox() ? Letters.ANY_CASE : Letters.AS_THEY_ARE);
    }

    private enum Letters {
        AS_THEY_ARE,
        ANY_CASE;

        boolean same(char a, char b) {
            return a == b || this == ANY_CASE && a < 128 && Character.toUpperCase(a) == b;
        }
    }

    private boolean matches(String name, Letters letters) {
        BitSet reached = closure(start());
        for (int i = 0; i < name.length() && !reached.isEmpty(); i++) {
            reached = closure(step(reached, name.charAt(i), letters));
        }
        return reached.get(pattern.length());
    }

    private static BitSet start() {
        BitSet start = new BitSet();
        start.set(0);
        return start;
    }

    private BitSet step(BitSet reached, char c, Letters letters) {
        BitSet next = new BitSet(pattern.length() + 1);
        for (int at = reached.nextSetBit(0); at >= 0 && at < pattern.length(); at = reached.nextSetBit(at + 1)) {
            char expected = pattern.charAt(at);
            if (expected == '*' || expected == '%' && c != MailboxName.DELIMITER) {
                next.set(at);
            } else if (letters.same(expected, c)) {
                next.set(at + 1);
            }
        }
        return next;
    }

    // A wildcard may also stand for nothing.
    private BitSet closure(BitSet reached) {
        for (int at = reached.nextSetBit(0); at >= 0 && at < pattern.length(); at = reached.nextSetBit(at + 1)) {
            if (isWildcard(pattern.charAt(at))) {
                reached.set(at + 1);
            }
        }
        return reached;
    }

    /** Returns whether it ends with a {@code %}, which hides what is below. */
    boolean stopsAtDelimiter() {
        return pattern.endsWith("%");
    }

    @Override
    public String toString() {
        return pattern;
    }
}
