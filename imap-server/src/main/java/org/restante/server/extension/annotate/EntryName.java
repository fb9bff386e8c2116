package org.restante.server.extension.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.protocol.mime.Part;
import org.restante.protocol.mime.PartSection;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The name of an entry (RFC 5257 section 3.2.1), in any letters: "Entry and attribute names are case-sensitive".
 *
 * @param name such as {@code /comment} or {@code /1.2/flags/seen}
 * @param part the numbers of the part that it is about, outermost first; empty for the message as a whole
 */
record EntryName(String name, List<Integer> part) {
    /** How many characters a name may have; the RFC has no limit. */
    static final int MAX_LENGTH = 255;

    private static final int MAX_PARTS = 100; // as deep as FETCH goes
    private static final Set<String> OF_MESSAGES = Set.of("comment", "altsubject");
    private static final Set<String> OF_PARTS = Set.of("comment");
    private static final Set<String> FLAGS = Set.of("seen", "answered", "flagged", "forwarded");

    EntryName {
        part = List.copyOf(part);
    }

    // entry = astring; slash-separated path to entry; MUST NOT contain "*" or "%"
    static EntryName parse(ImapReader in) throws ImapSyntaxException {
        return of(in.astring());
    }

    static EntryName of(String name) throws ImapSyntaxException {
        requireValid(name);
        if (name.indexOf('*') >= 0 || name.indexOf('%') >= 0) {
            throw new ImapSyntaxException("Name of an annotation without wildcards expected");
        }
        return new EntryName(name, part(name));
    }

    /**
     * Asserts what holds of names and of patterns for them. Controls are "strongly discouraged", and not understood here.
     *
     * @throws ImapSyntaxException for BAD (RFC 5257 section 3.2)
     */
    static void requireValid(String name) throws ImapSyntaxException {
        boolean valid = !name.isEmpty()
                && name.length() <= MAX_LENGTH
                && name.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                && !name.contains("//")
                && !name.endsWith("/");
        if (!valid || "/*%".indexOf(name.charAt(0)) < 0) {
            throw new ImapSyntaxException("No name of an annotation");
        }
    }

    /**
     * Returns the numbers of the part that a name, or a pattern with this beginning, is about.
     *
     * @throws ImapSyntaxException if it begins with a digit and is no {@code section-part} (RFC 5257 section 3.2.1)
     */
    // section-part = nz-number *("." nz-number)
    private static List<Integer> part(String name) throws ImapSyntaxException {
        List<Integer> numbers = new ArrayList<>();
        if (name.length() < 2 || !isDigit(name.charAt(1))) {
            return numbers;
        }
        int number = 0;
        for (int i = 1; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : '/';
            if (c == '.' || c == '/') {
                if (number == 0 || numbers.size() == MAX_PARTS) {
                    throw badPart();
                }
                numbers.add(number);
                number = 0;
                if (c == '/') {
                    return numbers;
                }
            } else if (!isDigit(c) || number == 0 && c == '0' || number > 99_999_999) {
                throw badPart();
            } else {
                number = 10 * number + c - '0';
            }
        }
        throw new IllegalStateException("a name ends");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static ImapSyntaxException badPart() {
        return new ImapSyntaxException("No number of a part");
    }

    /**
     * Asserts that something may be stored there: that the entry is one that the RFC defines, or a vendor's. {@code /flags} is
     * none: it is "reserved for future use and MUST NOT be used".
     *
     * @throws ImapSyntaxException for BAD
     */
    void requireDefined() throws ImapSyntaxException {
        List<String> path = path();
        boolean vendor = path.size() >= 2 && path.getFirst().equals("vendor");
        boolean simple = path.size() == 1 && (part.isEmpty() ? OF_MESSAGES : OF_PARTS).contains(path.getFirst());
        if (!vendor && !simple && !isFlag()) {
            throw new ImapSyntaxException("There is no such annotation; those of vendors begin with /vendor/");
        }
    }

    /** Returns whether it is a flag of a part, whose value is 0 or 1. */
    boolean isFlag() {
        List<String> path = path();
        return !part.isEmpty() && path.size() == 2 && path.getFirst().equals("flags") && FLAGS.contains(path.getLast());
    }

    // Without the number of the part.
    private List<String> path() {
        List<String> components = List.of(name.substring(1).split("/", -1));
        return part.isEmpty() ? components : components.subList(1, components.size());
    }

    /**
     * Asserts that a message has the part that it is about.
     *
     * @throws ImapSyntaxException for BAD (RFC 5257 section 3.2.1)
     */
    void requirePart(Part message) throws ImapSyntaxException {
        Optional<Part> found = part.isEmpty() ? Optional.of(message) : PartSection.find(message, part);
        if (found.isEmpty()) {
            throw new ImapSyntaxException("There is no such part");
        }
    }

    void encode(ImapWriter out) {
        out.astring(name);
    }
}
