package org.restante.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;

/**
 * Writes IMAP into a buffer that grows: atoms, strings, numbers, lists. It knows how each is spelt and nothing of what it
 * means, and never lets a CR, LF or NUL into a quoted string. Not thread-safe.
 */
public final class ImapWriter {
    private static final int INITIAL = 512;
    /** A buffer that grew beyond this is not kept when it has been taken from. */
    private static final int KEPT = 128 * 1024;
    /** Nor one beyond this by a writer that rests. */
    private static final int RESTING = 4 * 1024;
    /** Longer strings are literals: some clients read quoted strings into a fixed buffer. */
    private static final int MAX_QUOTED = 1000;

    private static final int MAX_DIGITS = 19;

    private byte[] buffer = new byte[INITIAL];
    private int size;
    private boolean utf8;
    private LiteralStyle literals = LiteralStyle.SYNCHRONIZING;

    /** Sets whether quoted strings and mailbox names may be UTF-8 (IMAP4rev2 or UTF8=ACCEPT enabled); off at first. */
    public ImapWriter utf8(boolean allowed) {
        utf8 = allowed;
        return this;
    }

    /** Returns whether quoted strings and mailbox names are written in UTF-8. */
    public boolean utf8() {
        return utf8;
    }

    /** Sets how literals are announced; only a client does. */
    public ImapWriter literals(LiteralStyle style) {
        literals = style;
        return this;
    }

    /** Returns an empty writer that spells things in the same way. */
    public ImapWriter sameStyle() {
        return new ImapWriter().utf8(utf8).literals(literals);
    }

    /** Returns how many octets have been written and not taken. */
    public int size() {
        return size;
    }

    /**
     * Takes back what was written last.
     *
     * @param earlier a {@link #size} of before, since when nothing has been taken
     */
    public void rewind(int earlier) {
        size = earlier;
    }

    /** Returns what has been written, and begins anew. The array belongs to the caller. */
    public byte[] take() {
        byte[] taken = Arrays.copyOf(buffer, size);
        clear();
        return taken;
    }

    /**
     * Lets somebody have what has been written, without a copy, and begins anew.
     *
     * @param reader has done with the octets when it returns
     */
    public void drain(Consumer<ByteBuffer> reader) {
        try {
            reader.accept(ByteBuffer.wrap(buffer, 0, size));
        } finally {
            clear();
        }
    }

    private void clear() {
        size = 0;
        if (buffer.length > KEPT) {
            buffer = new byte[INITIAL];
        }
    }

    /** Lets go of a large buffer in which nothing is written. */
    public void trim() {
        if (size == 0 && buffer.length > RESTING) {
            buffer = new byte[INITIAL];
        }
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(size, more)));
        }
    }

    private ImapWriter octet(int octet) {
        reserve(1);
        buffer[size++] = (byte) octet;
        return this;
    }

    /** Writes US-ASCII as it is: words of the protocol, never what came from outside. */
    public ImapWriter raw(String ascii) {
        int length = ascii.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            buffer[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** Writes human-readable text, in UTF-8; what a response cannot have in it becomes a question mark. */
    public ImapWriter text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                byte[] octets = text.replace('\r', '?').replace('\n', '?').getBytes(StandardCharsets.UTF_8);
                return raw(octets, 0, octets.length);
            }
        }
        return raw(text);
    }

    /** Writes octets as they are. */
    public ImapWriter raw(byte[] octets, int offset, int length) {
        reserve(length);
        System.arraycopy(octets, offset, buffer, size, length);
        size += length;
        return this;
    }

    /** Puts octets into an array. */
    @FunctionalInterface
    public interface Source {
        /** Puts as many as there are, up to a length, at an offset of the array; returns how many. */
        int read(byte[] target, int offset, int length);
    }

    /** Writes what a source has, without a copy, and returns how many octets it was: what the source said, however odd. */
    public int raw(Source source, int atMost) {
        reserve(atMost);
        int count = source.read(buffer, size, atMost);
        size += Math.clamp(count, 0, atMost);
        return count;
    }

    /** Writes a space. */
    public ImapWriter sp() {
        return octet(' ');
    }

    /** Ends a line. */
    public ImapWriter crlf() {
        return octet('\r').octet('\n');
    }

    /** Writes {@code (}. */
    public ImapWriter open() {
        return octet('(');
    }

    /** Writes {@code )}. */
    public ImapWriter close() {
        return octet(')');
    }

    /** Writes {@code NIL}. */
    public ImapWriter nil() {
        return raw("NIL");
    }

    /** Writes a number, 0 or more. */
    public ImapWriter number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("the protocol has no negative numbers: " + number);
        }
        reserve(MAX_DIGITS);
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        size += digits;
        long rest = number;
        for (int at = size - 1; digits > 0; digits--) {
            buffer[at--] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return this;
    }

    /** Writes {@code date-time} (RFC 9051 section 9), quoted. */
    public ImapWriter dateTime(InternalDate date) {
        ImapDates.write(this, date);
        return this;
    }

    /** Writes {@code date} (RFC 9051 section 9), without quotes. */
    public ImapWriter date(LocalDate date) {
        ImapDates.write(this, date);
        return this;
    }

    /**
     * Writes an {@code atom}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public ImapWriter atom(String atom) {
        if (!ImapCharacters.isAtom(atom)) {
            throw new IllegalArgumentException("not an atom");
        }
        return raw(atom);
    }

    /** Writes a {@code string}: quoted if it can be, else a literal of UTF-8. */
    public ImapWriter string(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a {@code string}: quoted if it can be, else a literal. */
    public ImapWriter string(byte[] octets) {
        return octets.length <= MAX_QUOTED && isQuotable(octets) ? quoted(octets) : literal(octets);
    }

    // QUOTED-CHAR = <any TEXT-CHAR except quoted-specials> / "\" quoted-specials / UTF8-2 / UTF8-3 / UTF8-4
    private boolean isQuotable(byte[] octets) {
        boolean ascii = true;
        for (byte octet : octets) {
            if (octet == 0 || octet == '\r' || octet == '\n') {
                return false;
            }
            ascii &= octet >= 0;
        }
        return ascii || utf8 && Charsets.isUtf8(octets);
    }

    private ImapWriter quoted(byte[] octets) {
        reserve(2 * octets.length + 2);
        buffer[size++] = '"';
        for (byte octet : octets) {
            if (octet == '"' || octet == '\\') {
                buffer[size++] = '\\';
            }
            buffer[size++] = octet;
        }
        buffer[size++] = '"';
        return this;
    }

    /** Writes an {@code nstring}. */
    public ImapWriter nstring(Optional<String> text) {
        return text.isPresent() ? string(text.get()) : nil();
    }

    /** Writes a {@code value = nstring / literal8} (RFC 5257 section 5): a {@code literal8} if there is a NUL in it. */
    public ImapWriter nstringOctets(Optional<byte[]> octets) {
        if (octets.isEmpty()) {
            return nil();
        }
        for (byte octet : octets.get()) {
            if (octet == 0) {
                return literal8(octets.get());
            }
        }
        return string(octets.get());
    }

    /** Writes an {@code astring}: as it is if it can be, else as a string. */
    public ImapWriter astring(String text) {
        return isAstring(text) ? raw(text) : string(text);
    }

    // "NIL" as an astring would be legal, and be misread by those who look for nstring.
    private static boolean isAstring(String text) {
        return !text.isEmpty() && !text.equalsIgnoreCase("NIL") && text.chars().allMatch(ImapCharacters::isAstringChar);
    }

    /** Writes a {@code literal}. */
    public ImapWriter literal(byte[] octets) {
        return literalHeader(octets.length).raw(octets, 0, octets.length);
    }

    /** Writes the announcement of a {@code literal}; the caller sees to its octets. */
    public ImapWriter literalHeader(long length) {
        return literalHeader(length, literals);
    }

    /** Writes the announcement of a {@code literal} in a style of its own; the caller sees to its octets. */
    public ImapWriter literalHeader(long length, LiteralStyle style) {
        octet('{').number(length);
        return raw(style == LiteralStyle.NON_SYNCHRONIZING ? "+}\r\n" : "}\r\n");
    }

    /** Writes a {@code literal8}, which may hold NUL (RFC 3516). */
    public ImapWriter literal8(byte[] octets) {
        return literal8Header(octets.length).raw(octets, 0, octets.length);
    }

    /** Writes the announcement of a {@code literal8}; the caller sees to its octets. */
    public ImapWriter literal8Header(long length) {
        return octet('~').literalHeader(length);
    }

    /** Writes a {@code mailbox}: in modified UTF-7, or in UTF-8 if that is allowed. */
    public ImapWriter mailbox(MailboxName name) {
        return astring(utf8 ? name.value() : ModifiedUtf7.encode(name.value()));
    }

    /** Writes the beginning of a mailbox name, or a pattern: always as a string, since it may have wildcards. */
    public ImapWriter mailboxPrefix(String prefix) {
        return string(utf8 ? prefix : ModifiedUtf7.encode(prefix));
    }

    /** Writes flags with spaces between them and without parentheses. */
    public ImapWriter flags(Flags flags) {
        reserve(flags.wireLength());
        flags.copyWire(buffer, size);
        size += flags.wireLength();
        return this;
    }

    /** Writes a {@code uid-set}; nothing for the empty set, which the protocol cannot say. */
    public ImapWriter uidSet(UidSet uids) {
        for (int i = 0; i < uids.ranges(); i++) {
            if (i > 0) {
                octet(',');
            }
            number(uids.first(i));
            if (uids.first(i) != uids.last(i)) {
                octet(':').number(uids.last(i));
            }
        }
        return this;
    }

    /** Writes a {@code sequence-set}. */
    public ImapWriter sequenceSet(SequenceSet set) {
        return switch (set) {
            case SequenceSet.SavedResult saved -> octet('$');
            case SequenceSet.Numbers numbers -> numbers(numbers);
        };
    }

    private ImapWriter numbers(SequenceSet.Numbers set) {
        uidSet(set.numbers());
        if (set.openFrom().isEmpty()) {
            return this;
        }
        if (!set.numbers().isEmpty()) {
            octet(',');
        }
        long from = set.openFrom().get();
        return from == UidSet.MAX_UID ? octet('*') : number(from).raw(":*");
    }
}
