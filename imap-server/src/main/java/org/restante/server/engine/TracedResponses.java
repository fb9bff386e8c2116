package org.restante.server.engine;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.restante.core.connection.SessionTrace;

/** Cuts what a session sends into lines for its trace, without the octets of literals, challenges, and tokens of URLAUTH. */
final class TracedResponses {
    /** More of a line is not kept. */
    static final int MAX_LINE = 2048;

    private static final String URLAUTH = ";URLAUTH=";
    private static final String TOKEN_END = "\" >)]\r\n";

    private final StringBuilder line = new StringBuilder();
    private final StringBuilder announced = new StringBuilder(); // "{12}", as far as it has come
    private long length; // of the line, kept or not
    private long literal; // octets that are to come
    private String hiddenTag = "";

    private void begin() {
        line.setLength(0);
        length = 0;
        announced.setLength(0);
    }

    /** Does not say a tag of the client's, which may be something else. */
    void hide(String tag) {
        hiddenTag = tag;
    }

    void sent(ByteBuffer octets, SessionTrace trace) {
        while (octets.hasRemaining()) {
            if (literal > 0) {
                int skipped = (int) Math.min(literal, octets.remaining());
                literal -= skipped;
                octets.position(octets.position() + skipped);
            } else {
                octet(octets.get() & 0xFF, trace);
            }
        }
    }

    private void octet(int octet, SessionTrace trace) {
        if (octet == '\n') {
            literal = size();
            announced.setLength(0);
            if (literal < 0) {
                literal = 0;
                trace.server(shown());
                begin();
            }
            return;
        }
        if (octet == '\r') {
            return;
        }
        length++;
        if (line.length() < MAX_LINE) {
            line.append((char) octet);
        }
        announce(octet);
    }

    // literal = "{" number "}", literal8 with "~" before it: what stands directly before the end of the line.
    private void announce(int octet) {
        boolean goesOn = octet == '{'
                || (!announced.isEmpty()
                        && announced.charAt(announced.length() - 1) != '}'
                        && (octet == '}' || (octet >= '0' && octet <= '9'))
                        && announced.length() < 20);
        if (octet == '{' || !goesOn) {
            announced.setLength(0);
        }
        if (goesOn) {
            announced.append((char) octet);
        }
    }

    // The size of a literal that begins here; -1 if none does.
    private long size() {
        int end = announced.length() - 1;
        if (end <= 1 || announced.charAt(end) != '}') {
            return -1;
        }
        long size = 0;
        for (int i = 1; i < end; i++) {
            size = size * 10 + announced.charAt(i) - '0';
        }
        return size;
    }

    private String shown() {
        String text = line.toString();
        if (!hiddenTag.isEmpty() && text.startsWith(hiddenTag + " ")) {
            text = "<tag>" + text.substring(hiddenTag.length());
        }
        // Challenges of SASL are one word of Base64; what is said to people has several.
        if (text.startsWith("+ ") && text.indexOf(' ', 2) < 0) {
            text = "+ " + SessionTrace.hidden(length - 2);
        }
        return masked(text) + (length > line.length() ? "… (" + length + " octets)" : "");
    }

    /** Returns a text without the tokens of URLs in it: {@code ;URLAUTH=access:mechanism:token} (RFC 4467 section 3). */
    static String masked(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        int found = upper.indexOf(URLAUTH);
        if (found < 0 || upper.length() != text.length()) {
            return found < 0 ? text : SessionTrace.hidden(text.length());
        }
        StringBuilder masked = new StringBuilder();
        int done = 0;
        while (found >= 0) {
            int end = found + URLAUTH.length();
            while (end < text.length() && TOKEN_END.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            int first = text.indexOf(':', found);
            int second = first < 0 ? -1 : text.indexOf(':', first + 1);
            if (second >= 0 && second < end) {
                masked.append(text, done, second + 1).append(SessionTrace.hidden(end - second - 1L));
                done = end;
            }
            found = upper.indexOf(URLAUTH, end);
        }
        return masked.append(text, done, text.length()).toString();
    }
}
