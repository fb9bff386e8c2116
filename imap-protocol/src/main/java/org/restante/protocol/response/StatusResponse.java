package org.restante.protocol.response;

import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * An untagged OK, NO, BAD, PREAUTH or BYE (RFC 9051 section 7.1); the greeting is one too.
 *
 * @param condition which of them
 * @param text code and text
 */
public record StatusResponse(Condition condition, ResponseText text) implements Untagged {
    public StatusResponse {
        Objects.requireNonNull(condition);
        Objects.requireNonNull(text);
    }

    /** Returns an OK without a code. */
    public static StatusResponse ok(String text) {
        return new StatusResponse(Condition.OK, ResponseText.of(text));
    }

    /** Returns an OK with a code. */
    public static StatusResponse ok(ResponseCode code, String text) {
        return new StatusResponse(Condition.OK, ResponseText.of(code, text));
    }

    /** Returns a NO with a code: a warning (RFC 9051 section 7.1.2). */
    public static StatusResponse no(ResponseCode code, String text) {
        return new StatusResponse(Condition.NO, ResponseText.of(code, text));
    }

    /** Returns a BYE without a code. */
    public static StatusResponse bye(String text) {
        return new StatusResponse(Condition.BYE, ResponseText.of(text));
    }

    /** Returns the code, if there is one. */
    public Optional<ResponseCode> code() {
        return text.code();
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw(condition.name());
        out.sp();
        text.encode(out);
    }

    // resp-cond-state / resp-cond-auth / resp-cond-bye
    static ResponseParser<StatusResponse> parser(Condition condition) {
        return in -> decode(condition, in);
    }

    private static StatusResponse decode(Condition condition, ResponseCursor in) throws ImapSyntaxException {
        return new StatusResponse(condition, in.spText());
    }
}
