package org.restante.protocol.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.PartialRange;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.Frame.Literal;
import org.restante.protocol.wire.Frame.Part;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.Frame.Text;

/**
 * A place in a {@link Frame}, and the primitives of RFC 9051 section 9 that may stand there. Each method reads what it is
 * named after and goes behind it, or throws {@link ImapSyntaxException}; where it stands then is not defined. A literal is
 * met as a part only, never as text. Not thread-safe.
 */
public final class ImapReader {
    /** How deep parentheses and search keys may nest. */
    public static final int MAX_DEPTH = 32;

    private static final byte[] NOTHING = {};

    private final List<Part> parts;
    private final Grammar grammar;
    private final int maxDepth;
    private int part;
    private byte[] text = NOTHING;
    private int at;
    private int depth;
    private boolean utf8;
    private boolean uidOnly;
    private boolean onlyUtf8;
    private Charset charset = StandardCharsets.UTF_8;

    /** Begins at the start of a frame; nesting is limited to {@link #MAX_DEPTH}. */
    public ImapReader(Frame frame, Grammar grammar) {
        this(frame, grammar, MAX_DEPTH);
    }

    /** Begins at the start of a frame. */
    public ImapReader(Frame frame, Grammar grammar, int maxDepth) {
        this.parts = frame.parts();
        this.grammar = grammar;
        this.maxDepth = maxDepth;
        enterText();
    }

    private void enterText() {
        if (part < parts.size() && parts.get(part) instanceof Text next) {
            text = next.octets();
            at = 0;
            part++;
        }
    }

    /** Returns the grammar with what extensions added. */
    public Grammar grammar() {
        return grammar;
    }

    /** Sets whether mailbox names are UTF-8 (IMAP4rev2 or UTF8=ACCEPT enabled), or modified UTF-7 as at first. */
    public ImapReader utf8(boolean enabled) {
        utf8 = enabled;
        return this;
    }

    /** Sets whether the client has done without sequence numbers (UIDONLY enabled); it has not at first. */
    public ImapReader uidOnly(boolean enabled) {
        uidOnly = enabled;
        return this;
    }

    /** Sets whether text is UTF-8 and nothing else (UTF8=ACCEPT enabled); at first a command may name a charset. */
    public ImapReader onlyUtf8(boolean enabled) {
        onlyUtf8 = enabled;
        return this;
    }

    /**
     * Sets the charset of what {@link #charsetText} reads: UTF-8 at first.
     *
     * @throws ImapSyntaxException if it is another, and the client has enabled UTF8=ACCEPT (RFC 9755 section 3)
     */
    public void charset(Charset newCharset) throws ImapSyntaxException {
        if (onlyUtf8 && !newCharset.equals(StandardCharsets.UTF_8)) {
            throw new ImapSyntaxException("Text is UTF-8 once UTF8=ACCEPT is enabled");
        }
        charset = newCharset;
    }

    /**
     * Does nothing, unless the client has enabled UTF8=ACCEPT: then it names no charset where it need not.
     *
     * @throws ImapSyntaxException then (RFC 9755 section 3)
     */
    public void refuseCharset() throws ImapSyntaxException {
        if (onlyUtf8) {
            throw new ImapSyntaxException("No charset once UTF8=ACCEPT is enabled");
        }
    }

    /** Returns the charset of what {@link #charsetText} reads. */
    public Charset charset() {
        return charset;
    }

    /** A place in a frame, to which its reader can go back. */
    public static final class Mark {
        private final int part;
        private final byte[] text;
        private final int at;

        private Mark(int part, byte[] text, int at) {
            this.part = part;
            this.text = text;
            this.at = at;
        }
    }

    /** Returns the place where this reader stands. */
    public Mark mark() {
        return new Mark(part, text, at);
    }

    /** Goes back to a place on the same level of nesting. */
    public void reset(Mark mark) {
        part = mark.part;
        text = mark.text;
        at = mark.at;
    }

    /** Returns the next octet without reading it; -1 at a literal and at the end. */
    public int peek() {
        return at < text.length ? text[at] & 0xFF : -1;
    }

    /** Reads this character if it comes next, and returns whether it did. */
    public boolean tryConsume(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    /** Reads a word of the protocol, in any case, if it comes next as it is, and returns whether it did. */
    public boolean tryConsume(String ascii) {
        if (text.length - at < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (lower(text[at + i]) != lower(ascii.charAt(i))) {
                return false;
            }
        }
        at += ascii.length();
        return true;
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }

    /** Reads this character. */
    public void expect(char c) throws ImapSyntaxException {
        if (!tryConsume(c)) {
            throw new ImapSyntaxException(c == ' ' ? "Space expected" : "'" + c + "' expected");
        }
    }

    /** Reads one space. */
    public void sp() throws ImapSyntaxException {
        expect(' ');
    }

    /** Returns whether nothing is left. */
    public boolean atEnd() {
        return at == text.length && part == parts.size();
    }

    /** Asserts that nothing is left. */
    public void end() throws ImapSyntaxException {
        if (!atEnd()) {
            throw new ImapSyntaxException("End of command expected");
        }
    }

    /** One element of a list. */
    @FunctionalInterface
    public interface Element {
        /** Reads it. */
        void parse() throws ImapSyntaxException;
    }

    /** Reads {@code "(" element *(SP element) ")"}. */
    public void list(Element element) throws ImapSyntaxException {
        descend();
        expect('(');
        do {
            element.parse();
        } while (tryConsume(' '));
        expect(')');
        ascend();
    }

    /** Reads {@code "(" [element *(SP element)] ")"}. */
    public void listOrEmpty(Element element) throws ImapSyntaxException {
        if (!tryConsume("()")) {
            list(element);
        }
    }

    /** Goes one level of nesting deeper; whoever calls it calls {@link #ascend} when the level ends well. */
    public void descend() throws ImapSyntaxException {
        if (++depth > maxDepth) {
            throw new ImapSyntaxException("Nested too deep");
        }
    }

    /** Goes one level of nesting up. */
    public void ascend() {
        depth--;
    }

    /** Which characters a word is made of. */
    @FunctionalInterface
    private interface CharacterClass {
        boolean has(int c);
    }

    private String word(CharacterClass characters, String expected) throws ImapSyntaxException {
        int from = at;
        while (characters.has(peek())) {
            at++;
        }
        if (at == from) {
            throw new ImapSyntaxException(expected);
        }
        return new String(text, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** Reads {@code tag = 1*<any ASTRING-CHAR except "+">}. */
    public String tag() throws ImapSyntaxException {
        return word(ImapCharacters::isTagChar, "Tag expected");
    }

    /** Reads {@code atom = 1*ATOM-CHAR}. */
    public String atom() throws ImapSyntaxException {
        return word(ImapCharacters::isAtomChar, "Atom expected");
    }

    /** Reads a name in front of brackets, such as that of a FETCH item: an atom that ends before {@code [ ] < >}. */
    public String name() throws ImapSyntaxException {
        return word(c -> ImapCharacters.isAtomChar(c) && "[]<>".indexOf(c) < 0, "Name expected");
    }

    /** Reads all up to the next space or the end, as octets; at least one. */
    public byte[] word() throws ImapSyntaxException {
        return word(c -> c > ' ', "Word expected").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads {@code number = 1*DIGIT}: 0 to 4,294,967,295. */
    public long number() throws ImapSyntaxException {
        return digits(UidSet.MAX_UID);
    }

    /** Reads {@code nz-number = digit-nz *DIGIT}: 1 to 4,294,967,295. */
    public long nzNumber() throws ImapSyntaxException {
        return nonZero(UidSet.MAX_UID);
    }

    /** Reads {@code number64 = 1*DIGIT}: 0 to 2^63-1. */
    public long number64() throws ImapSyntaxException {
        return digits(Long.MAX_VALUE);
    }

    /** Reads {@code nz-number64 = digit-nz *DIGIT}: 1 to 2^63-1. */
    public long nzNumber64() throws ImapSyntaxException {
        return nonZero(Long.MAX_VALUE);
    }

    private long nonZero(long max) throws ImapSyntaxException {
        if (peek() == '0') {
            throw new ImapSyntaxException("Number that does not begin with 0 expected");
        }
        return digits(max);
    }

    private long digits(long max) throws ImapSyntaxException {
        int from = at;
        long number = 0;
        for (int c = peek(); c >= '0' && c <= '9'; c = peek()) {
            int digit = c - '0';
            if (number > (max - digit) / 10) {
                throw new ImapSyntaxException("Number too large");
            }
            number = number * 10 + digit;
            at++;
        }
        if (at == from) {
            throw new ImapSyntaxException("Number expected");
        }
        return number;
    }

    /** Reads {@code mod-sequence-valzer = "0" / mod-sequence-value} (RFC 7162 section 7). */
    public ModSeq modSeq() throws ImapSyntaxException {
        return new ModSeq(number64());
    }

    /** Returns whether a {@code string} comes next: a quoted one or a literal. */
    public boolean atString() {
        return peek() == '"' || atLiteral();
    }

    private boolean atLiteral() {
        return at == text.length && part < parts.size() && parts.get(part) instanceof Literal;
    }

    /** Reads {@code string = quoted / literal}, as octets. */
    public byte[] stringOctets() throws ImapSyntaxException {
        if (!atLiteral()) {
            return quotedOctets();
        }
        Literal literal = (Literal) parts.get(part++);
        enterText();
        // literal = ... *CHAR8; CHAR8 = %x01-ff
        if (literal.kind() == Frame.LiteralKind.PLAIN) {
            for (byte octet : literal.octets()) {
                if (octet == 0) {
                    throw new ImapSyntaxException("NUL within a literal");
                }
            }
        }
        return literal.octets();
    }

    /** Reads {@code string = quoted / literal}: UTF-8. */
    public String string() throws ImapSyntaxException {
        return Charsets.utf8(stringOctets());
    }

    /** Reads {@code quoted = DQUOTE *QUOTED-CHAR DQUOTE}: UTF-8. */
    public String quoted() throws ImapSyntaxException {
        return Charsets.utf8(quotedOctets());
    }

    // QUOTED-CHAR = <any TEXT-CHAR except quoted-specials> / "\" quoted-specials / UTF8-2 / UTF8-3 / UTF8-4
    private byte[] quotedOctets() throws ImapSyntaxException {
        if (!tryConsume('"')) {
            throw new ImapSyntaxException("String expected");
        }
        int from = at;
        while (peek() > 0 && peek() != '"' && peek() != '\\' && peek() != '\r' && peek() != '\n') {
            at++;
        }
        if (peek() == '"') {
            return Arrays.copyOfRange(text, from, at++);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(text, from, at - from);
        while (!tryConsume('"')) {
            if (tryConsume('\\') && peek() != '"' && peek() != '\\') {
                throw new ImapSyntaxException("Backslash before other than backslash or quote");
            }
            if (peek() <= 0 || peek() == '\r' || peek() == '\n') {
                throw new ImapSyntaxException("Quoted string does not end");
            }
            octets.write(text[at++]);
        }
        return octets.toByteArray();
    }

    /** Reads {@code nstring = string / nil}: UTF-8. */
    public Optional<String> nstring() throws ImapSyntaxException {
        if (!atString() && tryConsume("NIL")) {
            return Optional.empty();
        }
        return Optional.of(string());
    }

    /** Reads {@code value = nstring / literal8} (RFC 5257 section 5; RFC 5464 section 5), as octets. */
    public Optional<byte[]> nstringOctets() throws ImapSyntaxException {
        if (!atString() && tryConsume("NIL")) {
            return Optional.empty();
        }
        return Optional.of(stringOctets());
    }

    /** Reads {@code astring = 1*ASTRING-CHAR / string}, as octets. */
    public byte[] astringOctets() throws ImapSyntaxException {
        return atString()
                ? stringOctets()
                : word(ImapCharacters::isAstringChar, "String expected").getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads {@code astring = 1*ASTRING-CHAR / string}: UTF-8. */
    public String astring() throws ImapSyntaxException {
        return atString() ? string() : word(ImapCharacters::isAstringChar, "String expected");
    }

    /** Reads {@code astring} in the charset that the command has named. */
    public String charsetText() throws ImapSyntaxException {
        return Charsets.decode(astringOctets(), charset);
    }

    /** Reads a literal that is not collected, which is the last of its frame. */
    public StreamedLiteral streamedLiteral() throws ImapSyntaxException {
        if (at == text.length && part < parts.size() && parts.get(part) instanceof StreamedLiteral literal) {
            part++;
            return literal;
        }
        throw new ImapSyntaxException("Literal expected");
    }

    /** Reads {@code mailbox = "INBOX" / astring}. */
    public MailboxName mailbox() throws ImapSyntaxException {
        return MailboxNames.parse(astring(), utf8);
    }

    /** Reads {@code mailbox} where it is no name but the beginning of names: LIST's reference, which may be empty. */
    public String mailboxPrefix() throws ImapSyntaxException {
        return MailboxNames.decode(astring(), utf8);
    }

    /** Reads {@code list-mailbox = 1*list-char / string}: a pattern with the wildcards {@code *} and {@code %}. */
    public String listMailbox() throws ImapSyntaxException {
        return MailboxNames.decode(atString() ? string() : word(ImapCharacters::isListChar, "Pattern expected"), utf8);
    }

    /** Reads {@code sequence-set}, or {@code $}. */
    public SequenceSet sequenceSet() throws ImapSyntaxException {
        return SequenceSets.sequenceSet(this);
    }

    /**
     * Reads {@code sequence-set} where it is of sequence numbers, or {@code $}.
     *
     * @throws ImapSyntaxException with the response code UIDREQUIRED, if the client has done without them (RFC 9586
     *     section 3)
     */
    public SequenceSet sequenceNumbers() throws ImapSyntaxException {
        if (peek() != '$') {
            refuseSequenceNumbers();
        }
        return sequenceSet();
    }

    /**
     * Does nothing, unless the client uses no sequence numbers.
     *
     * @throws ImapSyntaxException with the response code UIDREQUIRED, then
     */
    public void refuseSequenceNumbers() throws ImapSyntaxException {
        if (uidOnly) {
            throw new ImapSyntaxException("[UIDREQUIRED] Message numbers are not allowed once UIDONLY is enabled");
        }
    }

    /** Reads {@code uid-set}: numbers and ranges, without {@code *}. */
    public UidSet uidSet() throws ImapSyntaxException {
        return SequenceSets.uidSet(this);
    }

    /** Reads {@code partial-range}: {@code 1:500}, or {@code -1:-100} (RFC 9394 section 4). */
    public PartialRange partialRange() throws ImapSyntaxException {
        return SequenceSets.partialRange(this);
    }

    /** Reads {@code flag}: a system flag or a keyword. */
    public MessageFlag flag() throws ImapSyntaxException {
        String flag = tryConsume('\\') ? "\\" + atom() : atom();
        try {
            return MessageFlag.of(flag);
        } catch (IllegalArgumentException e) {
            throw new ImapSyntaxException("No such flag");
        }
    }

    /** Reads {@code flag-list = "(" [flag *(SP flag)] ")"}. */
    public Flags flagList() throws ImapSyntaxException {
        FlagCollector flags = new FlagCollector();
        listOrEmpty(() -> flags.add(flag()));
        return flags.flags();
    }

    /** Reads {@code flag *(SP flag)}. */
    public Flags flags() throws ImapSyntaxException {
        FlagCollector flags = new FlagCollector();
        do {
            flags.add(flag());
        } while (tryConsume(' '));
        return flags.flags();
    }

    /** Reads {@code date}. */
    public LocalDate date() throws ImapSyntaxException {
        return ImapDates.date(this);
    }

    /** Reads {@code date-time}. */
    public InternalDate dateTime() throws ImapSyntaxException {
        return ImapDates.dateTime(this);
    }
}
