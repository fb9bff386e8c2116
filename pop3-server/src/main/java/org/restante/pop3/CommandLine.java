package org.restante.pop3;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.restante.core.connection.SessionTrace;

/**
 * A command as it was sent (RFC 2449 section 3).
 *
 * @param keyword which one, in upper case
 * @param argument what follows it and one space, whatever is in it: passwords have spaces
 */
record CommandLine(String keyword, Optional<String> argument) {
    /** The longest one with its CRLF, in octets (RFC 2449 section 4). */
    static final int MAX_OCTETS = 255;

    private static final String UNKNOWN = "unknown";
    private static final Set<String> SECRET = Set.of("PASS", "AUTH");
    private static final Set<String> KEYWORDS = Set.of(
            "CAPA", "USER", "PASS", "AUTH", "STLS", "UTF8", "QUIT", "STAT", "LIST", "RETR", "DELE", "NOOP", "RSET",
            "TOP", "UIDL");

    /** The largest number that is read; no maildrop has as many messages, nor messages as many lines. */
    private static final int MAX_DIGITS = 9;

    /**
     * Reads a line.
     *
     * @throws BadCommandException if it is not UTF-8 (RFC 6856 section 2.2), or has control characters
     */
    static CommandLine parse(byte[] line) throws BadCommandException {
        String text = text(line);
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new BadCommandException("A command has no control characters");
        }
        int space = text.indexOf(' ');
        String keyword = space < 0 ? text : text.substring(0, space);
        return new CommandLine(
                keyword.toUpperCase(Locale.ROOT),
                space < 0 ? Optional.empty() : Optional.of(text.substring(space + 1)));
    }

    private static String text(byte[] line) throws BadCommandException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadCommandException("Not UTF-8");
        }
    }

    /** Returns the keyword if it is one of POP3, else a word for all others: what is sent may be a password gone astray. */
    String known() {
        return KEYWORDS.contains(keyword) ? keyword : UNKNOWN;
    }

    /** Returns the command without what proves who somebody is. */
    String traced() {
        if (!KEYWORDS.contains(keyword) || SECRET.contains(keyword)) {
            return known() + " "
                    + SessionTrace.hidden(argument.map(String::length).orElse(0));
        }
        return keyword + argument.map(text -> " " + text).orElse("");
    }

    /** Takes note that there is to be no argument. Spaces at the end are none. */
    void alone() throws BadCommandException {
        if (!words().isEmpty()) {
            throw new BadCommandException(keyword + " has no argument");
        }
    }

    /** Returns the whole argument. */
    String text() throws BadCommandException {
        return argument.filter(text -> !text.isEmpty())
                .orElseThrow(() -> new BadCommandException(keyword + " has an argument"));
    }

    /** Returns the words of the argument; none if there is none. */
    List<String> words() {
        return argument.map(text -> List.of(text.split(" ")).stream()
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Returns the words of the argument, of which there have to be so many. */
    List<String> words(int count) throws BadCommandException {
        List<String> words = words();
        if (words.size() != count) {
            throw new BadCommandException(keyword + " has " + count + (count == 1 ? " argument" : " arguments"));
        }
        return words;
    }

    /** Returns the number that a word is. */
    static int number(String word) throws BadCommandException {
        if (!word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadCommandException("Not a number");
        }
        String digits = word.substring(leadingZeros(word));
        if (digits.length() > MAX_DIGITS) {
            return Integer.MAX_VALUE;
        }
        return digits.chars().reduce(0, (number, digit) -> number * 10 + (digit - '0'));
    }

    private static int leadingZeros(String word) {
        int zeros = 0;
        while (zeros < word.length() && word.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }
}
