package org.restante.store.maildir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;

/**
 * What {@code dovecot-uidlist} says: which UID each file has. Version 3 is read and written, version 1 read. A line that
 * makes no sense is left out and named among the faults.
 *
 * @param header UIDVALIDITY and more, if its line can be read
 * @param entries the files, UIDs ascending; some may not be there any more
 * @param faults what is wrong, a line each
 * @param end how many octets were read: those up to the last whole line
 */
record UidList(Optional<Header> header, List<Entry> entries, List<String> faults, long end) {
    static final String FILE = "dovecot-uidlist";
    static final UidList NONE = new UidList(Optional.empty(), List.of(), List.of(), 0);
    private static final int MAX_FAULTS = 20;

    /**
     * The first line.
     *
     * @param uidValidity the UIDVALIDITY
     * @param uidNext no UID from this on has been given, unless a line has it
     * @param guid the identity of the mailbox, 32 hexadecimal digits; empty if it is not said
     * @param isCurrent whether it is of version 3
     */
    record Header(long uidValidity, long uidNext, String guid, boolean isCurrent) {
        String line() {
            return "3 V" + uidValidity + " N" + uidNext + (guid.isEmpty() ? "" : " G" + guid) + "\n";
        }
    }

    /**
     * A file.
     *
     * @param uid its UID
     * @param fields what else is said of it, each with a letter before it and a space between two
     * @param base the base of its name
     */
    record Entry(long uid, String fields, String base) {
        static Entry of(long uid, String base, String guid) {
            return new Entry(uid, guid.equals(base) ? "" : "G" + guid, base);
        }

        String line() {
            return uid + (fields.isEmpty() ? "" : " " + fields) + " :" + base + "\n";
        }

        /** Returns the value of the field with this letter. */
        Optional<String> field(char letter) {
            for (String field : fields.split(" ", -1)) {
                if (!field.isEmpty() && field.charAt(0) == letter) {
                    return Optional.of(field.substring(1));
                }
            }
            return Optional.empty();
        }

        /** Returns the identity of the content: that of the file it was copied from, if it says so. */
        String guid() {
            return field('G').orElse(base);
        }
    }

    /** Returns the next UID, by the header and by the entries. */
    long uidNext() {
        long last = entries.isEmpty() ? 0 : entries.getLast().uid();
        return Math.max(last + 1, header.map(Header::uidNext).orElse(1L));
    }

    static UidList parse(byte[] octets) {
        Parser parser = new Parser();
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        if (end < 0) {
            parser.fault("there is no whole header");
            return parser.result(Optional.empty(), 0);
        }
        Optional<Header> header = header(text.substring(0, end));
        if (header.isEmpty()) {
            parser.fault("the header cannot be read");
        }
        return parser.lines(text, end + 1, header);
    }

    /** Reads what was added behind other lines. */
    static UidList parseTail(byte[] octets) {
        return new Parser().lines(new String(octets, StandardCharsets.ISO_8859_1), 0, Optional.empty());
    }

    private static Optional<Header> header(String line) {
        String[] words = line.split(" ", -1);
        if (words.length >= 3 && words[0].equals("1")) {
            return header(words[1], words[2], "", false);
        }
        if (!words[0].equals("3")) {
            return Optional.empty();
        }
        String validity = "";
        String next = "1";
        String guid = "";
        for (int i = 1; i < words.length; i++) {
            switch (words[i].isEmpty() ? ' ' : words[i].charAt(0)) {
                case 'V' -> validity = words[i].substring(1);
                case 'N' -> next = words[i].substring(1);
                case 'G' -> guid = words[i].substring(1);
                default -> {
                    // a field of a later version
                }
            }
        }
        return header(validity, next, guid, true);
    }

    private static Optional<Header> header(String validity, String next, String guid, boolean current) {
        OptionalLong uidValidity = Numbers.parse(validity);
        OptionalLong uidNext = Numbers.parse(next);
        boolean sound = uidValidity.isPresent()
                && uidValidity.getAsLong() >= 1
                && uidValidity.getAsLong() <= UidValidity.MAX
                && uidNext.isPresent()
                && uidNext.getAsLong() >= 1
                && uidNext.getAsLong() <= UidSet.MAX_UID + 1;
        return sound
                ? Optional.of(
                        new Header(uidValidity.getAsLong(), uidNext.getAsLong(), isGuid(guid) ? guid : "", current))
                : Optional.empty();
    }

    private static boolean isGuid(String text) {
        return text.length() == 32
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
    }

    private static final class Parser {
        private final List<Entry> entries = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final Set<String> bases = new HashSet<>();
        private long last;

        void fault(String text) {
            if (faults.size() < MAX_FAULTS) {
                faults.add(text);
            }
        }

        UidList result(Optional<Header> header, long end) {
            return new UidList(header, entries, faults, end);
        }

        UidList lines(String text, int from, Optional<Header> header) {
            int at = from;
            for (int end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
                line(text.substring(at, end));
                at = end + 1;
            }
            return result(header, at);
        }

        private void line(String line) {
            int space = line.indexOf(' ');
            OptionalLong uid = space < 0 ? OptionalLong.empty() : Numbers.parse(line, 0, space);
            if (uid.isEmpty() || uid.getAsLong() < 1 || uid.getAsLong() > UidSet.MAX_UID) {
                fault("no UID in \"" + shown(line) + "\"");
                return;
            }
            // Version 3 has fields and a colon; version 1 the name alone, maybe with its flags.
            int name = line.startsWith(":", space + 1) ? space + 2 : line.indexOf(" :", space) + 2;
            String fields = name < 2 || name <= space + 2 ? "" : line.substring(space + 1, name - 2);
            String base = FileName.parse(name < 2 ? line.substring(space + 1) : line.substring(name))
                    .base();
            if (!FileName.isUsable(base)) {
                fault("no file name in \"" + shown(line) + "\"");
            } else if (uid.getAsLong() <= last) {
                fault("UID " + uid.getAsLong() + " behind " + last);
            } else if (!bases.add(base)) {
                fault("a second line for " + shown(base));
            } else {
                last = uid.getAsLong();
                entries.add(new Entry(last, fields, base));
            }
        }

        private static String shown(String text) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < Math.min(text.length(), 64); i++) {
                char c = text.charAt(i);
                out.append(c >= ' ' && c < 0x7F ? c : '?');
            }
            return out.toString();
        }
    }
}
