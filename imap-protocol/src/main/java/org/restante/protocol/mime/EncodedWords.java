package org.restante.protocol.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/**
 * Decodes the encoded words of a header (RFC 2047), for searching and sorting only: nothing that comes out of here is
 * sent to a client. Linear; what is no encoded word stays as it is.
 */
public final class EncodedWords {
    private static final int MAX_CHARSET = 80;

    private final String text;
    private final StringBuilder decoded;
    // Octets of adjacent words in one charset, since much mail parts a character between two of them.
    private final OctetBuffer octets = new OctetBuffer();
    private Optional<Charset> charset = Optional.empty();

    private EncodedWords(String text) {
        this.text = text;
        this.decoded = new StringBuilder(text.length());
    }

    /** Returns a text with its encoded words decoded; CR, LF and NUL that were hidden in them are spaces. */
    public static String decode(String text) {
        return text.contains("=?") ? new EncodedWords(text).decode() : text;
    }

    private String decode() {
        int at = 0;
        int kept = 0; // what is before this has been decoded or copied
        boolean behindWord = false;
        while (true) {
            int start = text.indexOf("=?", at);
            if (start < 0) {
                break;
            }
            Optional<Word> word = Word.at(text, start);
            if (word.isEmpty()) {
                at = start + 2;
                continue;
            }
            // RFC 2047 section 6.2: space between two encoded words is not shown.
            if (!(behindWord && isBlank(kept, start))) {
                flush();
                decoded.append(text, kept, start);
            }
            if (!charset.equals(Optional.of(word.get().charset()))) {
                flush();
                charset = Optional.of(word.get().charset());
            }
            word.get().decode(text, octets);
            at = word.get().end();
            kept = at;
            behindWord = true;
        }
        flush();
        return decoded.append(text, kept, text.length()).toString();
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Ascii.isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void flush() {
        if (charset.isPresent()) {
            String words = text(charset.get());
            decoded.append(words.replace('\r', ' ').replace('\n', ' ').replace('\0', ' '));
            octets.clear();
            charset = Optional.empty();
        }
    }

    // RFC 5255 section 4.6 (c): octets that are not in the charset stay what they are, and are found as such.
    private String text(Charset words) {
        try {
            return words.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets.array(), 0, octets.length()))
                    .toString();
        } catch (CharacterCodingException notThatCharset) {
            return OctetText.decode(octets.array(), 0, octets.length());
        }
    }

    /** encoded-word = "=?" charset "?" encoding "?" encoded-text "?=", with the indices of the encoded text. */
    private record Word(Charset charset, boolean base64, int from, int to) {
        static Optional<Word> at(String text, int start) {
            int nameEnd = endOfToken(text, start + 2, MAX_CHARSET);
            if (nameEnd + 2 >= text.length() || text.charAt(nameEnd) != '?' || text.charAt(nameEnd + 2) != '?') {
                return Optional.empty();
            }
            int encoding = Ascii.lower(text.charAt(nameEnd + 1));
            int from = nameEnd + 3;
            int to = text.indexOf('?', from);
            if (encoding != 'q' && encoding != 'b' || to < 0 || to + 1 >= text.length() || text.charAt(to + 1) != '=') {
                return Optional.empty();
            }
            String name = text.substring(start + 2, nameEnd);
            int star = name.indexOf('*'); // RFC 2231 section 5: a language behind the charset
            return TextCharsets.find(star < 0 ? name : name.substring(0, star))
                    .map(found -> new Word(found, encoding == 'b', from, to));
        }

        private static int endOfToken(String text, int from, int max) {
            int at = from;
            while (at < text.length() && at - from < max && Ascii.isToken(text.charAt(at))) {
                at++;
            }
            return at;
        }

        int end() {
            return to + 2;
        }

        void decode(String text, OctetBuffer octets) {
            TransferDecoder decoder = base64 ? new Base64Decoder() : new QuotedPrintableDecoder();
            String word = text.substring(from, to);
            // RFC 2047 section 4.2 (2): an underscore is a space, which at the end would not count.
            byte[] encoded = OctetText.encode(base64 ? word : word.replace("_", "=20"));
            decoder.feed(encoded, 0, encoded.length, octets::add);
            decoder.finish(octets::add);
        }
    }
}
