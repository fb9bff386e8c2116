package org.restante.protocol.response;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The end of a status response (RFC 9051 section 9, {@code resp-text}): a code for programs, a text for people.
 *
 * <p>The text is made harmless when the record is made, wherever it comes from: controls (CR, LF and NUL among them),
 * line separators and broken Unicode become {@code ?}; a {@code [} at the start of a text without a code, which would
 * read as a code, becomes {@code (}; and the bracket in {@code {5}} at the end, which would read as a literal, {@code )}.
 *
 * @param code what happened, for programs
 * @param text what happened, for people
 */
public record ResponseText(Optional<ResponseCode> code, String text) {
    public ResponseText {
        Objects.requireNonNull(code);
        text = harmless(text);
        if (code.isEmpty() && text.startsWith("[")) {
            text = "(" + text.substring(1);
        }
        if (endsLikeLiteral(text)) {
            text = text.substring(0, text.length() - 1) + ")";
        }
    }

    /** Returns this text, without a code. */
    public static ResponseText of(String text) {
        return new ResponseText(Optional.empty(), text);
    }

    /** Returns this text with this code. */
    public static ResponseText of(ResponseCode code, String text) {
        return new ResponseText(Optional.of(code), text);
    }

    private static String harmless(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isHarmful(c) ? '?' : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean endsLikeLiteral(String text) {
        if (!text.endsWith("}")) {
            return false;
        }
        int open = text.length() - 2;
        while (open >= 0 && text.charAt(open) >= '0' && text.charAt(open) <= '9') {
            open--;
        }
        return open >= 0 && open < text.length() - 2 && text.charAt(open) == '{';
    }

    private static boolean isHarmful(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c >= 0xD800 && c <= 0xDFFF;
    }

    /**
     * Writes code and text. Text beyond US-ASCII is written in UTF-8: only for clients that enabled IMAP4rev2 or a
     * language (RFC 9051 section 9, {@code text}).
     */
    public void encode(ImapWriter out) {
        if (code.isPresent()) {
            out.raw("[");
            code.get().encode(out);
            out.raw("] ");
        }
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.raw(octets, 0, octets.length);
    }

    // resp-text = ["[" resp-text-code "]" SP] [text]; servers that leave out the SP, or the text, are understood
    static ResponseText decode(ResponseCursor in) throws ImapSyntaxException {
        Optional<ResponseCode> code = Optional.empty();
        if (in.tryConsume('[')) {
            code = Optional.of(ResponseCode.decode(in));
            in.expect(']');
            in.tryConsume(' ');
        }
        return new ResponseText(code, in.rest().utf8());
    }
}
