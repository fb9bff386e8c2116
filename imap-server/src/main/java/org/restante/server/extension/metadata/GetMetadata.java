package org.restante.server.extension.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * GETMETADATA: reads annotations (RFC 5464 section 4.2).
 *
 * @param maxSize leaves out larger values
 * @param depth how far below the entries to look
 */
record GetMetadata(Place place, OptionalLong maxSize, Depth depth, List<EntryName> entries)
        implements ExtensionCommand {
    private static final int MAX_ENTRIES = 1000;

    /** RFC 5464 section 4.2.2. */
    enum Depth {
        ENTRY("0", 0),
        CHILDREN("1", 1),
        INFINITY("infinity", Integer.MAX_VALUE);

        private final String word;
        private final int levels;

        Depth(String word, int levels) {
            this.word = word;
            this.levels = levels;
        }

        boolean reaches(int level) {
            return level >= 0 && level <= levels;
        }

        static Depth of(String word) throws ImapSyntaxException {
            for (Depth depth : values()) {
                if (depth.word.equals(word.toLowerCase(Locale.ROOT))) {
                    return depth;
                }
            }
            throw new ImapSyntaxException("DEPTH is 0, 1 or infinity");
        }
    }

    GetMetadata {
        entries = List.copyOf(entries);
    }

    // getmetadata = "GETMETADATA" [SP getmetadata-options] SP mailbox SP entries; the examples of the RFC have the
    // options behind the mailbox, and entries without parentheses: both are understood.
    static GetMetadata parse(ImapReader in) throws ImapSyntaxException {
        Options options = new Options();
        in.sp();
        if (in.peek() == '(') {
            options.parse(in);
            in.sp();
        }
        Place place = Place.parse(in);
        in.sp();
        if (isAtOptions(in)) {
            options.parse(in);
            in.sp();
        }
        List<EntryName> entries = new ArrayList<>();
        if (in.peek() == '(') {
            in.list(() -> add(entries, in));
        } else {
            do {
                add(entries, in);
            } while (in.tryConsume(' '));
        }
        in.end();
        return new GetMetadata(place, options.maxSize, options.depth, entries);
    }

    static void add(List<EntryName> entries, ImapReader in) throws ImapSyntaxException {
        if (entries.size() == MAX_ENTRIES) {
            throw new ImapSyntaxException("Too many entries");
        }
        entries.add(EntryName.parse(in));
    }

    // Entries begin with a slash.
    private static boolean isAtOptions(ImapReader in) {
        ImapReader.Mark start = in.mark();
        boolean options = in.tryConsume('(') && (in.tryConsume("MAXSIZE ") || in.tryConsume("DEPTH "));
        in.reset(start);
        return options;
    }

    private static final class Options {
        private OptionalLong maxSize = OptionalLong.empty();
        private Depth depth = Depth.ENTRY;

        // getmetadata-options = "(" getmetadata-option *(SP getmetadata-option) ")"
        private void parse(ImapReader in) throws ImapSyntaxException {
            in.list(() -> {
                String name = in.atom().toUpperCase(Locale.ROOT);
                in.sp();
                switch (name) {
                    case "MAXSIZE" -> maxSize = OptionalLong.of(in.number());
                    case "DEPTH" -> depth = Depth.of(in.atom());
                    default -> throw new ImapSyntaxException("There is no such option");
                }
            });
        }
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("GETMETADATA (DEPTH ").raw(depth.word);
        maxSize.ifPresent(size -> out.raw(" MAXSIZE ").number(size));
        out.raw(") ");
        place.encode(out);
        String separator = " (";
        for (EntryName entry : entries) {
            entry.encode(out.raw(separator));
            separator = " ";
        }
        out.raw(")");
    }
}
