package org.restante.server.extension.metadata;

import java.util.List;
import java.util.Locale;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The name of an annotation (RFC 5464 section 3.2).
 *
 * @param said as the client said it
 * @param canonical as it is kept: in lower case, since "Entry names are case-insensitive"
 */
record EntryName(String said, String canonical) {
    private static final int MAX_LENGTH = 1000;

    static EntryName of(String canonical) {
        return new EntryName(canonical, canonical);
    }

    // entry = astring; "slash-separated path to entry; MUST NOT contain "*" or "%""
    static EntryName parse(ImapReader in) throws ImapSyntaxException {
        String said = in.astring();
        String canonical = said.toLowerCase(Locale.ROOT);
        boolean valid = said.length() <= MAX_LENGTH
                && said.chars().allMatch(c -> c >= ' ' && c < 127 && c != '*' && c != '%')
                && !said.contains("//")
                && !said.endsWith("/")
                && (isAt(canonical, "/private") || isAt(canonical, "/shared"));
        if (!valid) {
            throw new ImapSyntaxException("No name of an annotation");
        }
        return new EntryName(said, canonical);
    }

    // "Entry names can have any number of components starting at 2, unless they fall under the vendor namespaces [...],
    // in which case they have at least 4 components."
    static EntryName parseComplete(ImapReader in) throws ImapSyntaxException {
        EntryName name = parse(in);
        List<String> components = List.of(name.canonical.substring(1).split("/", -1));
        int least = components.size() > 1 && components.get(1).equals("vendor") ? 4 : 2;
        if (components.size() < least) {
            throw new ImapSyntaxException("No complete name of an annotation");
        }
        return name;
    }

    private static boolean isAt(String name, String root) {
        return name.equals(root) || name.startsWith(root + "/");
    }

    /** Returns how far below this entry another is: 0 if it is the same, -1 if it is not below. */
    int depthOf(String entry) {
        if (entry.equals(canonical)) {
            return 0;
        }
        return entry.startsWith(canonical + "/")
                ? (int) entry.substring(canonical.length())
                        .chars()
                        .filter(c -> c == '/')
                        .count()
                : -1;
    }

    void encode(ImapWriter out) {
        out.astring(said);
    }
}
