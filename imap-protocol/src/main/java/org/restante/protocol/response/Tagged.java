package org.restante.protocol.response;

import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The end of a command (RFC 9051 section 7.1, {@code response-tagged}).
 *
 * @param tag the tag of the command: {@code 1*<any ASTRING-CHAR except "+">}
 * @param condition {@link Condition#OK}, {@link Condition#NO} or {@link Condition#BAD}
 * @param text code and text
 */
public record Tagged(String tag, Condition condition, ResponseText text) implements Response {
    public Tagged {
        Objects.requireNonNull(text);
        if (!Atoms.isTag(tag)) {
            throw new IllegalArgumentException("not a tag");
        }
        if (!condition.completesCommands()) {
            throw new IllegalArgumentException("a command does not end with " + condition);
        }
    }

    /** Returns the response with the parts of its text. */
    public static Tagged of(String tag, Condition condition, Optional<ResponseCode> code, String text) {
        return new Tagged(tag, condition, new ResponseText(code, text));
    }

    /** Returns the code, if there is one. */
    public Optional<ResponseCode> code() {
        return text.code();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(tag);
        out.sp();
        out.raw(condition.name());
        out.sp();
        text.encode(out);
        out.crlf();
    }

    // response-tagged = tag SP resp-cond-state CRLF
    static Tagged decode(ResponseCursor in) throws ImapSyntaxException {
        String tag = in.until(' ');
        if (!Atoms.isTag(tag)) {
            throw new ImapSyntaxException("neither a response nor a tag");
        }
        in.sp();
        Condition condition = Condition.of(in.atom())
                .filter(Condition::completesCommands)
                .orElseThrow(() -> new ImapSyntaxException("a tagged response says OK, NO or BAD"));
        return new Tagged(tag, condition, in.spText());
    }
}
