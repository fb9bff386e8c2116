package org.restante.core.log;

import java.util.Optional;

/**
 * A word and fields behind it, {@code name=value}. Values of letters, digits and a few signs of ASCII stand as they are;
 * others in quotes, with a backslash before quotes and backslashes, and for everything that does not show or that changes
 * how the rest is shown (controls, direction marks, line separators) its number: {@code \}{@code u202e}. What a client makes
 * longer than {@value #MAX_CHARS} characters ends in an ellipsis.
 */
public final class LogLine {
    static final int MAX_CHARS = 255;

    private static final String PLAIN_SIGNS = "._:@+-/%";

    private final StringBuilder line;

    /** Begins a line with its word. */
    public LogLine(String event) {
        this.line = new StringBuilder(event);
    }

    /** Adds a field, if there is a value. */
    public LogLine field(String name, Optional<String> value) {
        return value.map(text -> field(name, text)).orElse(this);
    }

    /** Adds a field. */
    public LogLine field(String name, String value) {
        line.append(' ').append(name).append('=');
        if (!value.isEmpty() && value.length() <= MAX_CHARS && value.chars().allMatch(LogLine::isPlain)) {
            line.append(value);
        } else {
            quote(value);
        }
        return this;
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PLAIN_SIGNS.indexOf(c) >= 0;
    }

    private void quote(String value) {
        line.append('"');
        value.codePoints().limit(MAX_CHARS).forEach(this::append);
        line.append(value.codePointCount(0, value.length()) > MAX_CHARS ? "…\"" : "\"");
    }

    private void append(int c) {
        if (c == '"' || c == '\\') {
            line.append('\\').append((char) c);
        } else if (isShown(c)) {
            line.appendCodePoint(c);
        } else {
            for (char unit : Character.toChars(c)) {
                line.append(String.format("\\u%04x", (int) unit));
            }
        }
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
