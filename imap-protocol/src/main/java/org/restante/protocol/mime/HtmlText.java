package org.restante.protocol.mime;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What can be read of an HTML text: without tags, comments, styles and scripts, with character references resolved. Takes one
 * character at a time and looks at none twice; whatever is no HTML is text. Not thread-safe.
 */
final class HtmlText {
    private static final int MAX_NAME = 16;
    private static final Set<String> HIDDEN = Set.of("style", "script", "title", "template");
    private static final Set<String> INLINE = Set.of(
            "a", "b", "i", "u", "s", "em", "strong", "span", "font", "small", "big", "sub", "sup", "code", "tt",
            "mark");
    private static final Map<String, Integer> REFERENCES = Map.ofEntries(
            Map.entry("amp", (int) '&'),
            Map.entry("lt", (int) '<'),
            Map.entry("gt", (int) '>'),
            Map.entry("quot", (int) '"'),
            Map.entry("apos", (int) '\''),
            Map.entry("nbsp", 0xA0),
            Map.entry("shy", 0xAD),
            Map.entry("iexcl", 0xA1),
            Map.entry("pound", 0xA3),
            Map.entry("sect", 0xA7),
            Map.entry("copy", 0xA9),
            Map.entry("laquo", 0xAB),
            Map.entry("reg", 0xAE),
            Map.entry("deg", 0xB0),
            Map.entry("middot", 0xB7),
            Map.entry("raquo", 0xBB),
            Map.entry("iquest", 0xBF),
            Map.entry("Auml", 0xC4),
            Map.entry("Ouml", 0xD6),
            Map.entry("Uuml", 0xDC),
            Map.entry("szlig", 0xDF),
            Map.entry("agrave", 0xE0),
            Map.entry("aacute", 0xE1),
            Map.entry("auml", 0xE4),
            Map.entry("ccedil", 0xE7),
            Map.entry("egrave", 0xE8),
            Map.entry("eacute", 0xE9),
            Map.entry("ecirc", 0xEA),
            Map.entry("iacute", 0xED),
            Map.entry("ntilde", 0xF1),
            Map.entry("oacute", 0xF3),
            Map.entry("ouml", 0xF6),
            Map.entry("uacute", 0xFA),
            Map.entry("uuml", 0xFC),
            Map.entry("zwnj", 0x200C),
            Map.entry("ndash", 0x2013),
            Map.entry("mdash", 0x2014),
            Map.entry("lsquo", 0x2018),
            Map.entry("rsquo", 0x2019),
            Map.entry("ldquo", 0x201C),
            Map.entry("rdquo", 0x201D),
            Map.entry("bdquo", 0x201E),
            Map.entry("bull", 0x2022),
            Map.entry("hellip", 0x2026),
            Map.entry("euro", 0x20AC),
            Map.entry("trade", 0x2122));

    private enum State {
        TEXT,
        /** Behind {@code <}. */
        OPENED,
        NAME,
        TAG,
        QUOTED,
        COMMENT,
        REFERENCE
    }

    private final PreviewText out;
    private final StringBuilder name = new StringBuilder(MAX_NAME);
    private State state = State.TEXT;
    private String hidden = ""; // the element whose content is not shown
    private char quote;
    private int dashes; // in a row, within a comment

    HtmlText(PreviewText out) {
        this.out = out;
    }

    void accept(char[] chars, int from, int to) {
        for (int i = from; i < to && !out.isFull(); i++) {
            accept(chars[i]);
        }
    }

    private void accept(char c) {
        switch (state) {
            case TEXT -> text(c);
            case OPENED -> opened(c);
            case NAME -> name(c);
            case TAG -> tag(c);
            case QUOTED -> state = c == quote ? State.TAG : State.QUOTED;
            case COMMENT -> comment(c);
            case REFERENCE -> reference(c);
        }
    }

    private void text(char c) {
        if (c == '<') {
            state = State.OPENED;
            name.setLength(0);
        } else if (c == '&' && hidden.isEmpty()) {
            state = State.REFERENCE;
            name.setLength(0);
        } else {
            show(c);
        }
    }

    private void show(char c) {
        if (hidden.isEmpty()) {
            out.accept(c);
        }
    }

    private void opened(char c) {
        if (c == '/' || c == '!' || c == '?' || isLetter(c)) {
            name.append(c);
            state = State.NAME;
        } else {
            show('<');
            state = State.TEXT;
            text(c);
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void name(char c) {
        if (name.length() < MAX_NAME && (isLetter(c) || c >= '0' && c <= '9' || c == '-')) {
            name.append(c);
            if (name.length() == "!--".length() && name.toString().equals("!--")) {
                dashes = 0;
                state = State.COMMENT;
            }
            return;
        }
        state = State.TAG;
        tag(c);
    }

    private void tag(char c) {
        if (c == '>') {
            endTag();
            state = State.TEXT;
        } else if ((c == '"' || c == '\'') && hidden.isEmpty()) {
            quote = c;
            state = State.QUOTED;
        }
    }

    private void endTag() {
        String tag = name.toString().toLowerCase(Locale.ROOT);
        if (!hidden.isEmpty()) {
            hidden = tag.equals("/" + hidden) ? "" : hidden;
            return;
        }
        if (HIDDEN.contains(tag)) {
            hidden = tag;
        }
        if (!INLINE.contains(tag.startsWith("/") ? tag.substring(1) : tag)) {
            out.gap();
        }
    }

    private void comment(char c) {
        if (c == '>' && dashes >= 2) {
            state = State.TEXT;
        }
        dashes = c == '-' ? dashes + 1 : 0;
    }

    private void reference(char c) {
        if (c == ';') {
            resolve();
            state = State.TEXT;
        } else if (name.length() < MAX_NAME && (isLetter(c) || c >= '0' && c <= '9' || c == '#' && name.isEmpty())) {
            name.append(c);
        } else {
            showReference("");
            state = State.TEXT;
            text(c);
        }
    }

    private void resolve() {
        int codePoint = name.indexOf("#") == 0 ? number() : REFERENCES.getOrDefault(name.toString(), 0);
        if (codePoint == 0) {
            showReference(";");
            return;
        }
        for (char c : Character.toChars(codePoint)) {
            out.accept(c);
        }
    }

    private void showReference(String end) {
        String shown = "&" + name + end;
        shown.chars().forEach(c -> out.accept((char) c));
    }

    // "#8364" or "#x20AC"; 0 if it is neither
    private int number() {
        boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        int number = 0;
        for (int i = hex ? 2 : 1; i < name.length(); i++) {
            int digit = Character.digit(name.charAt(i), hex ? 16 : 10);
            if (digit < 0 || number > Character.MAX_CODE_POINT / 10) {
                return 0;
            }
            number = number * (hex ? 16 : 10) + digit;
        }
        boolean isText = Character.isValidCodePoint(number) && !(number >= 0xD800 && number <= 0xDFFF);
        return isText ? number : 0;
    }
}
