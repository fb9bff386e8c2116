package org.restante.protocol.response;

import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * How far a command has come that takes its time (RFC 9585 section 4).
 *
 * @param tag its tag, if that can be said: it has no {@code ]}
 * @param done how many items are done, if that is known
 * @param goal how many there are, if that is known: more than are done
 */
public record InProgressCode(Optional<String> tag, Optional<Long> done, Optional<Long> goal) implements ResponseCode {
    public InProgressCode {
        // RFC 9585 section 4: a tag with that character "MUST be set to NIL"
        tag = tag.filter(known -> known.indexOf(']') < 0);
        if (goal.isPresent() && (done.isEmpty() || goal.get() <= done.get())) {
            throw new IllegalArgumentException("a goal that has been reached");
        }
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("INPROGRESS (");
        out.nstring(tag).sp();
        number(out, done);
        number(out.sp(), goal);
        out.close();
    }

    private static void number(ImapWriter out, Optional<Long> number) {
        if (number.isPresent()) {
            out.number(number.get());
        } else {
            out.nil();
        }
    }

    // "INPROGRESS" [SP "(" inprogress-tag SP inprogress-state ")"]
    static InProgressCode decode(ResponseCursor in) throws ImapSyntaxException {
        if (!in.tryConsume(' ')) {
            return new InProgressCode(Optional.empty(), Optional.empty(), Optional.empty());
        }
        in.expect('(');
        Optional<String> tag = in.nstring().map(Object::toString);
        in.sp();
        Optional<Long> done = number(in);
        in.sp();
        Optional<Long> goal = number(in);
        in.expect(')');
        // What makes no sense is not worth an error: the client "MUST be prepared" for all of it.
        boolean sound = done.isPresent() && goal.isPresent() && goal.get() > done.get();
        return new InProgressCode(tag, done, sound ? goal : Optional.empty());
    }

    private static Optional<Long> number(ResponseCursor in) throws ImapSyntaxException {
        return in.tryNil() ? Optional.empty() : Optional.of(in.number());
    }
}
