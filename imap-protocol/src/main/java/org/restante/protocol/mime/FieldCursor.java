package org.restante.protocol.mime;

/** A cursor over the unfolded value of a structured field: words, quoted strings, comments. It only moves forward. */
final class FieldCursor {
    private final byte[] octets;
    private int at;

    FieldCursor(byte[] octets) {
        this.octets = octets;
    }

    boolean atEnd() {
        return at >= octets.length;
    }

    byte peek() {
        return octets[at];
    }

    boolean tryConsume(char c) {
        if (at < octets.length && octets[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    /** Skips space and comments (RFC 5322 section 3.2.2); a comment without an end takes all the rest. */
    FieldCursor skipSpace() {
        while (at < octets.length && (octets[at] == '(' || Ascii.isBlank(octets[at]))) {
            if (octets[at] == '(') {
                skipComment();
            } else {
                at++;
            }
        }
        return this;
    }

    private void skipComment() {
        int depth = 0;
        do {
            switch (octets[at]) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> at++;
                default -> {}
            }
            at++;
        } while (depth > 0 && at < octets.length);
        at = Math.min(at, octets.length); // a comment may end in a lone backslash
    }

    /** Reads a token of RFC 2045, maybe an empty one. */
    String token() {
        int start = at;
        while (at < octets.length && Ascii.isToken(octets[at])) {
            at++;
        }
        return OctetText.decode(octets, start, at);
    }

    /** Skips to behind the next semicolon; strings and comments are not looked into. */
    void skipParameter() {
        while (at < octets.length && octets[at] != ';') {
            at++;
        }
        tryConsume(';');
    }

    /** Reads the name of a parameter: all before the equals sign or the semicolon. */
    String parameterName() {
        int start = at;
        while (at < octets.length && octets[at] != '=' && octets[at] != ';') {
            at++;
        }
        int end = at;
        while (end > start && Ascii.isBlank(octets[end - 1])) {
            end--;
        }
        return OctetText.decode(octets, start, end);
    }

    /**
     * Reads the value of a parameter: a quoted string, or, since much mail forgets to quote names of files, everything
     * up to the semicolon or a comment.
     */
    String parameterValue() {
        if (tryConsume('"')) {
            return quoted();
        }
        int start = at;
        while (at < octets.length && octets[at] != ';' && !startsComment()) {
            at++;
        }
        int end = at;
        while (end > start && Ascii.isBlank(octets[end - 1])) {
            end--;
        }
        return OctetText.decode(octets, start, end);
    }

    private boolean startsComment() {
        return octets[at] == '(' && Ascii.isBlank(octets[at - 1]);
    }

    private String quoted() {
        OctetBuffer value = new OctetBuffer();
        while (at < octets.length && octets[at] != '"') {
            if (octets[at] == '\\' && at + 1 < octets.length) {
                at++;
            }
            value.add(octets[at++]);
        }
        tryConsume('"');
        return value.text();
    }
}
