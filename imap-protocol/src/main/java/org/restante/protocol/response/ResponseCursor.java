package org.restante.protocol.response;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Frame.Literal;
import org.restante.protocol.wire.Frame.LiteralKind;
import org.restante.protocol.wire.Frame.Text;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapCharacters;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;

/**
 * A place in the octets of one response, and the rules of the grammar that say what may stand there. Every method reads
 * what it is named after and goes behind it, or throws; it is not known then where the cursor is. Not thread-safe.
 *
 * <p>Literals stand in the octets as they were sent, {@code {n}} and CRLF before them.
 */
public final class ResponseCursor {
    /** How deep lists may nest. */
    public static final int MAX_DEPTH = 128;

    private final byte[] octets;
    private final int end;
    private final ResponseGrammar grammar;
    private final MailboxEncoding encoding;
    private int at;

    ResponseCursor(byte[] octets, int offset, int length, ResponseGrammar grammar, MailboxEncoding encoding) {
        this.octets = octets;
        this.at = offset;
        this.end = offset + length;
        this.grammar = grammar;
        this.encoding = encoding;
    }

    ResponseGrammar grammar() {
        return grammar;
    }

    /** Returns the next octet without reading it, or -1 at the end. */
    public int peek() {
        return at < end ? octets[at] & 0xFF : -1;
    }

    /** Reads this character if it comes next, and returns whether it did. */
    public boolean tryConsume(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    /** Reads this character. */
    public void expect(char c) throws ImapSyntaxException {
        if (!tryConsume(c)) {
            throw new ImapSyntaxException("'" + c + "' expected");
        }
    }

    /** Reads one space. */
    public void sp() throws ImapSyntaxException {
        expect(' ');
    }

    /** Asserts that nothing is left; a space is overlooked, which some servers leave behind. */
    public void end() throws ImapSyntaxException {
        tryConsume(' ');
        if (at < end) {
            throw new ImapSyntaxException("the response goes on behind its end");
        }
    }

    /** Reads all that is left. */
    public Octets rest() {
        Octets rest = Octets.of(octets, at, end - at);
        at = end;
        return rest;
    }

    /** Reads up to a character, which may not come at all: then to the end. One character for each octet. */
    public String until(char stop) {
        int from = at;
        while (at < end && octets[at] != stop) {
            at++;
        }
        return slice(from);
    }

    /** Reads {@code atom = 1*ATOM-CHAR}. */
    public String atom() throws ImapSyntaxException {
        int from = at;
        while (ImapCharacters.isAtomChar(peek())) {
            at++;
        }
        return some(from, "atom expected");
    }

    // The name of a FETCH data item: an atom that ends where its section or origin begins.
    String itemName() throws ImapSyntaxException {
        int from = at;
        while (ImapCharacters.isAtomChar(peek()) && peek() != '[' && peek() != '<') {
            at++;
        }
        return some(from, "data item expected");
    }

    // Keywords as servers have them: "[", "]" and 8-bit characters occur.
    String flagAtom() throws ImapSyntaxException {
        int from = at;
        while (ImapCharacters.isAstringChar(peek()) || peek() > 0x7F) {
            at++;
        }
        return some(from, "flag expected");
    }

    private String some(int from, String reason) throws ImapSyntaxException {
        if (at == from) {
            throw new ImapSyntaxException(reason);
        }
        return slice(from);
    }

    private String slice(int from) {
        return new String(octets, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** Reads {@code *(SP atom)}. */
    public List<String> atoms() throws ImapSyntaxException {
        List<String> atoms = new ArrayList<>();
        while (tryConsume(' ') && peek() >= 0 && peek() != ']') {
            atoms.add(atom());
        }
        return atoms;
    }

    /** Reads {@code number}: 0 to 4,294,967,295. */
    public long number() throws ImapSyntaxException {
        return digits(UidSet.MAX_UID);
    }

    /** Reads {@code nz-number}: 1 to 4,294,967,295. */
    public long nzNumber() throws ImapSyntaxException {
        long number = number();
        if (number == 0) {
            throw new ImapSyntaxException("a number above 0 expected");
        }
        return number;
    }

    /** Reads {@code number64}: 0 to 2^63-1. */
    public long number64() throws ImapSyntaxException {
        return digits(Long.MAX_VALUE);
    }

    /** Reads {@code mod-sequence-value}: 1 to 2^63-1 (RFC 7162 section 7). */
    public ModSeq modSequenceValue() throws ImapSyntaxException {
        long value = number64();
        if (value == 0) {
            throw new ImapSyntaxException("a mod-sequence above 0 expected");
        }
        return new ModSeq(value);
    }

    private long digits(long max) throws ImapSyntaxException {
        int from = at;
        long number = 0;
        for (; peek() >= '0' && peek() <= '9'; at++) {
            int digit = peek() - '0';
            if (number > (max - digit) / 10) {
                throw new ImapSyntaxException("number too large");
            }
            number = number * 10 + digit;
        }
        if (at == from) {
            throw new ImapSyntaxException("number expected");
        }
        return number;
    }

    /**
     * Reads a {@code sequence-set} as servers send it: without {@code *} and {@code $}. A range can be the wrong way
     * round; numbers may come twice, and in any order.
     */
    public UidSet uidSet() throws ImapSyntaxException {
        UidSet.Builder set = UidSet.builder();
        do {
            long one = nzNumber();
            long other = tryConsume(':') ? nzNumber() : one;
            set.add(Math.min(one, other), Math.max(one, other));
        } while (tryConsume(','));
        return set.build();
    }

    /** Returns whether a {@code string} comes next: quoted, a literal or a {@code literal8}. */
    public boolean atString() {
        return peek() == '"' || peek() == '{' || peek() == '~' && at + 1 < end && octets[at + 1] == '{';
    }

    /** Reads {@code string}, or {@code literal8} (RFC 9051 section 9). */
    public Octets string() throws ImapSyntaxException {
        return tryConsume('"') ? quoted() : literal();
    }

    private Octets quoted() throws ImapSyntaxException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (!tryConsume('"')) {
            tryConsume('\\');
            if (peek() <= 0 || peek() == '\r' || peek() == '\n') {
                throw new ImapSyntaxException("a quoted string does not end");
            }
            text.write(octets[at++]);
        }
        return Octets.of(text.toByteArray());
    }

    // literal = "{" number64 "}" CRLF *CHAR8; literal8 = "~{" number64 "}" CRLF *OCTET
    private Octets literal() throws ImapSyntaxException {
        tryConsume('~');
        expect('{');
        long size = number64();
        expect('}');
        expect('\r');
        expect('\n');
        if (size > end - at) {
            throw new ImapSyntaxException("a literal does not end");
        }
        Octets literal = Octets.of(octets, at, (int) size);
        at += (int) size;
        return literal;
    }

    /** Reads {@code nstring}: nothing for NIL. */
    public Optional<Octets> nstring() throws ImapSyntaxException {
        return tryNil() ? Optional.empty() : Optional.of(string());
    }

    /** Reads {@code astring = 1*ASTRING-CHAR / string}. */
    public Octets astring() throws ImapSyntaxException {
        if (atString()) {
            return string();
        }
        int from = at;
        // "%", "*", "\" and 8-bit characters are not ASTRING-CHARs, but servers send names of mailboxes that have them.
        while (ImapCharacters.isAstringChar(peek())
                || peek() > 0x7F
                || peek() == '%'
                || peek() == '*'
                || peek() == '\\') {
            at++;
        }
        if (at == from) {
            throw new ImapSyntaxException("string expected");
        }
        return Octets.of(octets, from, at - from);
    }

    /** Reads an {@code astring} that is a word of the protocol: printable US-ASCII. */
    public String printable() throws ImapSyntaxException {
        String text = astring().toString();
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new ImapSyntaxException("printable text expected");
        }
        return text;
    }

    /** Reads a {@code string} that is text in UTF-8, without NUL. */
    public String text() throws ImapSyntaxException {
        String text = string().utf8();
        if (text.indexOf(0) >= 0) {
            throw new ImapSyntaxException("NUL in a string");
        }
        return text;
    }

    /** Reads {@code mailbox}: a name as the server has it, in Unicode. */
    public String mailbox() throws ImapSyntaxException {
        return MailboxText.decode(astring(), encoding);
    }

    /** Reads NIL if it comes next, and returns whether it did. */
    public boolean tryNil() {
        boolean nil = end - at >= 3
                && (octets[at] | 0x20) == 'n'
                && (octets[at + 1] | 0x20) == 'i'
                && (octets[at + 2] | 0x20) == 'l'
                && (at + 3 == end || !ImapCharacters.isAstringChar(octets[at + 3]));
        at += nil ? 3 : 0;
        return nil;
    }

    /** Reads {@code SP resp-text}; an end without either is an empty text. */
    ResponseText spText() throws ImapSyntaxException {
        if (peek() >= 0) {
            sp();
        }
        return ResponseText.decode(this);
    }

    /** One element of a list. */
    @FunctionalInterface
    public interface Element {
        /** Reads it. */
        void read() throws ImapSyntaxException;
    }

    /** Reads {@code "(" [element *(SP element)] ")"}. */
    public void list(Element element) throws ImapSyntaxException {
        expect('(');
        while (!tryConsume(')')) {
            element.read();
            if (peek() != ')') {
                sp();
            }
        }
    }

    /**
     * Reads one value whatever it is, as it came: an atom, a number, a string, or a list of values in parentheses ({@code
     * tagged-ext-val} and more). Lists nest {@link #MAX_DEPTH} deep at most.
     */
    public Octets value() throws ImapSyntaxException {
        int from = at;
        int depth = 0;
        do {
            if (tryConsume('(')) {
                if (++depth > MAX_DEPTH) {
                    throw new ImapSyntaxException("lists nest too deep");
                }
            } else if (depth > 0 && tryConsume(')')) {
                depth--;
            } else if (depth == 0 || !tryConsume(' ')) {
                simple();
            }
        } while (depth > 0);
        return Octets.of(octets, from, at - from);
    }

    /** Reads one value and returns it to be read with the primitives that commands have. */
    public ImapReader primitives() throws ImapSyntaxException {
        int from = at;
        value();
        return primitives(from, at);
    }

    private ImapReader primitives(int start, int stop) throws ImapSyntaxException {
        List<Frame.Part> parts = new ArrayList<>();
        int from = start;
        for (at = start; at < stop; ) {
            // A quoted string may hold what looks like a literal.
            if (peek() == '"' || !atString()) {
                skip();
                continue;
            }
            LiteralKind kind = peek() == '~' ? LiteralKind.BINARY : LiteralKind.PLAIN;
            parts.add(new Text(Arrays.copyOfRange(octets, from, at)));
            parts.add(new Literal(literal().shared(), kind));
            from = at;
        }
        parts.add(new Text(Arrays.copyOfRange(octets, from, at)));
        return new ImapReader(new Frame(parts), Grammar.core(), MAX_DEPTH).utf8(encoding == MailboxEncoding.UTF8);
    }

    private void skip() throws ImapSyntaxException {
        if (peek() == '"') {
            string();
        } else {
            at++;
        }
    }

    private void simple() throws ImapSyntaxException {
        if (atString()) {
            string();
            return;
        }
        int from = at;
        while (peek() > ' ' && peek() != 0x7F && peek() != '(' && peek() != ')' && !(at > from && peek() == '"')) {
            at++;
        }
        if (at == from) {
            throw new ImapSyntaxException("value expected");
        }
    }

    /** Reads what stands in brackets, with them; strings may hide brackets. */
    ImapReader bracketed() throws ImapSyntaxException {
        int from = at;
        expect('[');
        while (!tryConsume(']')) {
            if (atString()) {
                string();
            } else if (peek() < ' ') {
                throw new ImapSyntaxException("a section does not end");
            } else {
                at++;
            }
        }
        return primitives(from, at);
    }

    // The same as it came.
    Octets bracketedValue() throws ImapSyntaxException {
        int from = at;
        bracketed();
        return Octets.of(octets, from, at - from);
    }
}
