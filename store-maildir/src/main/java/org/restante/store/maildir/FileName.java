package org.restante.store.maildir;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The name of a message's file: {@code base:2,flags}. The base is unique and stays; fields in it tell sizes: {@code S=}
 * of the file, {@code W=} with lines that end with CRLF, and, of our own, {@code X=1} for a message whose lone LFs are
 * its own and stay as they are.
 *
 * @param base what stays
 * @param info what follows it: empty, or a colon and more
 */
record FileName(String base, String info) {
    private static final String FLAGS = ":2,";
    private static final String EXACT = ",X=1";

    static FileName parse(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? new FileName(name, "") : new FileName(name.substring(0, colon), name.substring(colon));
    }

    /**
     * Returns the base of a new message's file.
     *
     * @param unique a name that nobody else has
     * @param size how many octets the file has
     * @param loneLineFeeds how many of them are an LF without a CR
     */
    static String base(String unique, long size, long loneLineFeeds) {
        return unique + ",S=" + size + ",W=" + (size + loneLineFeeds) + (loneLineFeeds > 0 ? EXACT : "");
    }

    /** Returns the base of a copy: the same fields behind another unique name. */
    String baseOfCopy(String unique) {
        int comma = base.indexOf(',');
        return comma < 0 ? unique : unique + base.substring(comma);
    }

    /** Returns the unique part of the base. */
    static String unique(String base) {
        int comma = base.indexOf(',');
        return comma < 0 ? base : base.substring(0, comma);
    }

    /** Returns whether the octets are served as they are in the file. */
    boolean isExact() {
        return base.endsWith(EXACT);
    }

    /** Returns how many octets the message has with lines that end with CRLF, if the name tells. */
    OptionalLong wireSize() {
        return field(",W=");
    }

    /** Returns how many octets the file has, if the name tells. */
    OptionalLong fileSize() {
        return field(",S=");
    }

    private OptionalLong field(String key) {
        int at = base.indexOf(key);
        if (at < 0) {
            return OptionalLong.empty();
        }
        int end = at + 3;
        while (end < base.length() && base.charAt(end) >= '0' && base.charAt(end) <= '9') {
            end++;
        }
        boolean whole = end > at + 3 && end - at < 16 && (end == base.length() || base.charAt(end) == ',');
        return whole ? Numbers.parse(base, at + 3, end) : OptionalLong.empty();
    }

    /** Returns the letters of its flags. */
    String letters() {
        if (!info.startsWith(FLAGS)) {
            return "";
        }
        int end = info.indexOf(',', FLAGS.length());
        return info.substring(FLAGS.length(), end < 0 ? info.length() : end);
    }

    /** Returns the name with other flags. */
    FileName withLetters(String letters) {
        char[] sorted = letters.toCharArray();
        Arrays.sort(sorted);
        int end = info.startsWith(FLAGS) ? info.indexOf(',', FLAGS.length()) : -1;
        return new FileName(base, FLAGS + new String(sorted) + (end < 0 ? "" : info.substring(end)));
    }

    /** Returns whether the name is one that can be kept: US-ASCII, not hidden, nothing that breaks a line or a path. */
    static boolean isUsable(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '/') {
                return false;
            }
        }
        return !name.isEmpty() && name.charAt(0) != '.' && name.charAt(0) != ':';
    }

    @Override
    public String toString() {
        return base + info;
    }
}
