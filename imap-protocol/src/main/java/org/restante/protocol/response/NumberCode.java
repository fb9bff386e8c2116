package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapWriter;

/**
 * A response code with one number.
 *
 * @param name which of them
 * @param number 1 to 4,294,967,295
 */
public record NumberCode(Name name, long number) implements ResponseCode {
    /** What the number is. */
    public enum Name {
        /** The UID that the next message will get at least (RFC 9051 section 7.1). */
        UIDNEXT,
        /** The sequence number of the first message without \Seen (RFC 3501 section 7.1; gone in RFC 9051). */
        UNSEEN
    }

    public NumberCode {
        Objects.requireNonNull(name);
        if (number < 1 || number > UidSet.MAX_UID) {
            throw new IllegalArgumentException("not an nz-number: " + number);
        }
    }

    /** Returns {@code UIDNEXT}. */
    public static NumberCode uidNext(long uid) {
        return new NumberCode(Name.UIDNEXT, uid);
    }

    /** Returns {@code UNSEEN}. */
    public static NumberCode unseen(long sequenceNumber) {
        return new NumberCode(Name.UNSEEN, sequenceNumber);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(name.name());
        out.sp();
        out.number(number);
    }

    // "UIDNEXT" SP nz-number / "UNSEEN" SP nz-number
    static ResponseParser<NumberCode> parser(Name name) {
        return in -> {
            in.sp();
            return new NumberCode(name, in.nzNumber());
        };
    }
}
