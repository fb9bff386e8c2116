package org.restante.protocol.response;

import java.util.Locale;
import java.util.stream.LongStream;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** One counter in a STATUS response (RFC 9051 section 9, {@code status-att-val}). */
public sealed interface StatusAttribute {
    /** Returns its name, in upper case. */
    String name();

    /** Returns its value, or nothing if that is not a number. */
    LongStream number();

    /** Writes name and value. */
    void encode(ImapWriter out);

    /** Returns the counter of this name, with this value from 0 to 2^63-1. */
    static StatusAttribute of(String name, long value) {
        return new Counter(name, value);
    }

    // RFC 7889 section 4: "APPENDLIMIT" SP (number / nil)
    static StatusAttribute decode(ResponseCursor in) throws ImapSyntaxException {
        String name = in.atom().toUpperCase(Locale.ROOT);
        in.sp();
        int next = in.peek();
        return next >= '0' && next <= '9' ? new Counter(name, in.number64()) : new Other(name, in.value());
    }

    /**
     * MESSAGES, UIDNEXT, UIDVALIDITY, UNSEEN, DELETED, SIZE (RFC 9051), RECENT (RFC 3501), HIGHESTMODSEQ (RFC 7162),
     * APPENDLIMIT (RFC 7889), and whatever extensions count.
     *
     * @param name an atom, in upper case
     * @param value 0 to 2^63-1
     */
    record Counter(String name, long value) implements StatusAttribute {
        public Counter {
            name = Atoms.requireAtom(name).toUpperCase(Locale.ROOT);
            if (value < 0) {
                throw new IllegalArgumentException("a counter is not negative: " + value);
            }
        }

        @Override
        public LongStream number() {
            return LongStream.of(value);
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(name);
            out.sp();
            out.number(value);
        }
    }

    /**
     * An attribute that is not a number: APPENDLIMIT NIL (RFC 7889 section 4), MAILBOXID (RFC 8474 section 4.3).
     *
     * @param name an atom, in upper case
     * @param value as it is written; does not begin with a digit
     */
    record Other(String name, Octets value) implements StatusAttribute {
        /** The mailbox takes messages of any size (RFC 7889 section 4). */
        public static final Other NO_APPENDLIMIT = new Other("APPENDLIMIT", Octets.of("NIL"));

        public Other {
            name = Atoms.requireAtom(name).toUpperCase(Locale.ROOT);
            Values.require(value, ResponseCursor::value);
            if (Character.isDigit(value.toString().charAt(0))) {
                throw new IllegalArgumentException("a number is a Counter");
            }
        }

        @Override
        public LongStream number() {
            return LongStream.empty();
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(name);
            out.sp();
            value.writeTo(out);
        }
    }
}
