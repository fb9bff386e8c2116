package org.restante.protocol.response;

import java.util.Locale;
import java.util.OptionalLong;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The response code METADATA (RFC 5464 section 5).
 *
 * @param word LONGENTRIES, MAXSIZE, TOOMANY or NOPRIVATE, in upper case
 * @param number the size of the longest entry that was left out, or the largest that can be; absent with other words
 */
public record MetadataCode(String word, OptionalLong number) implements ExtensionCode {
    /** There is no room for another annotation. */
    public static final MetadataCode TOOMANY = new MetadataCode("TOOMANY", OptionalLong.empty());

    public MetadataCode {
        word = Atoms.requireAtom(word).toUpperCase(Locale.ROOT);
        if (number.orElse(0) < 0 || word.indexOf(']') >= 0) {
            throw new IllegalArgumentException("no such code");
        }
    }

    /** Some entries are longer than the client wanted them. */
    public static MetadataCode longEntries(long biggest) {
        return new MetadataCode("LONGENTRIES", OptionalLong.of(biggest));
    }

    /** The value is too large. */
    public static MetadataCode maxSize(long limit) {
        return new MetadataCode("MAXSIZE", OptionalLong.of(limit));
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("METADATA ").raw(word);
        number.ifPresent(value -> out.sp().number(value));
    }

    // resp-text-code =/ "METADATA" SP ("LONGENTRIES" SP number / "MAXSIZE" SP number / "TOOMANY" / "NOPRIVATE")
    static MetadataCode decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String word = in.atom();
        return new MetadataCode(word, in.tryConsume(' ') ? OptionalLong.of(in.number64()) : OptionalLong.empty());
    }
}
