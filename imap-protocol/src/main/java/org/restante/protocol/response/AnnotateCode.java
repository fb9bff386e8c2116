package org.restante.protocol.response;

import java.util.Locale;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The response code ANNOTATE: why an annotation of a message cannot be stored (RFC 5257 section 4.5).
 *
 * @param word TOOBIG or TOOMANY, in upper case
 */
public record AnnotateCode(String word) implements ExtensionCode {
    /** The value is too large. */
    public static final AnnotateCode TOOBIG = new AnnotateCode("TOOBIG");

    /** The message has as many annotations as it can have. */
    public static final AnnotateCode TOOMANY = new AnnotateCode("TOOMANY");

    public AnnotateCode {
        word = Atoms.requireAtom(word).toUpperCase(Locale.ROOT);
        if (word.indexOf(']') >= 0) {
            throw new IllegalArgumentException("no such code");
        }
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("ANNOTATE ").raw(word);
    }

    // resp-text-code =/ "ANNOTATE" SP "TOOBIG" / "ANNOTATE" SP "TOOMANY"
    static AnnotateCode decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        return new AnnotateCode(in.atom());
    }
}
