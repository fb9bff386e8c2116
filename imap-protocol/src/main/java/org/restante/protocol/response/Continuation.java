package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.wire.ImapWriter;

/**
 * The server is ready for the rest of a command (RFC 9051 section 7.6): a literal, a SASL response, DONE.
 *
 * @param text text for people, or, during AUTHENTICATE, the challenge in Base64
 */
public record Continuation(ResponseText text) implements Response {
    public Continuation {
        Objects.requireNonNull(text);
    }

    /** Returns a request with this text, or this challenge in Base64. */
    public static Continuation of(String text) {
        return new Continuation(ResponseText.of(text));
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("+ ");
        text.encode(out);
        out.crlf();
    }
}
