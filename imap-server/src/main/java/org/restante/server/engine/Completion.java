package org.restante.server.engine;

import java.util.Optional;
import org.restante.protocol.response.Condition;
import org.restante.protocol.response.ResponseCode;

/**
 * How a command ended: its tagged response, without the tag.
 *
 * @param condition OK, NO or BAD
 * @param code what the client can act on
 * @param text what a person can read
 */
public record Completion(Condition condition, Optional<ResponseCode> code, String text) {
    /** Keeps the text to what a response can have (RFC 9051 section 9, resp-text), whoever's words it repeats. */
    public Completion {
        text = printable(text);
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.chars().forEach(c -> printable.append(c >= ' ' && c <= '~' ? (char) c : '?'));
        return printable.toString();
    }

    /** It was done. */
    public static Completion ok(String text) {
        return new Completion(Condition.OK, Optional.empty(), text);
    }

    /** It was done, and there is something to know about it. */
    public static Completion ok(ResponseCode code, String text) {
        return new Completion(Condition.OK, Optional.of(code), text);
    }

    /** It was refused. */
    public static Completion no(String text) {
        return new Completion(Condition.NO, Optional.empty(), text);
    }

    /** It was refused, for a reason that the client can act on. */
    public static Completion no(ResponseCode code, String text) {
        return new Completion(Condition.NO, Optional.of(code), text);
    }

    /** It was not understood. */
    public static Completion bad(String text) {
        return new Completion(Condition.BAD, Optional.empty(), text);
    }
}
