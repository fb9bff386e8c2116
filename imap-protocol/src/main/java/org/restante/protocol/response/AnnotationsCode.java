package org.restante.protocol.response;

import java.util.Locale;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The response code ANNOTATIONS of SELECT and EXAMINE: what a mailbox can do with annotations of its messages (RFC 5257
 * section 4.1).
 *
 * @param support whether there are any, and whether the client can change them
 * @param largest how many octets a value can have, 1 to 4,294,967,295; 0 unless they can be changed
 * @param own whether users can have some of their own; they can if there are none at all
 */
public record AnnotationsCode(Support support, long largest, Own own) implements ExtensionCode {
    private static final long MAX = 0xFFFF_FFFFL;

    /** What the client can do with them. */
    public enum Support {
        /** Nothing: there are none. */
        NONE,
        /** Read them. */
        READ_ONLY,
        /** Read and change them. */
        WRITABLE
    }

    /** Whether users have annotations of their own. */
    public enum Own {
        /** They can. */
        POSSIBLE,
        /** NOPRIVATE: all are shared. */
        IMPOSSIBLE
    }

    public AnnotationsCode {
        if (largest < 0 || largest > MAX || largest > 0 != (support == Support.WRITABLE)) {
            throw new IllegalArgumentException("what can be written has a size");
        }
        if (support == Support.NONE && own == Own.IMPOSSIBLE) {
            throw new IllegalArgumentException("NONE says all there is to say");
        }
    }

    /** They cannot be changed. */
    public static AnnotationsCode readOnly() {
        return new AnnotationsCode(Support.READ_ONLY, 0, Own.POSSIBLE);
    }

    /** They can be changed. */
    public static AnnotationsCode upTo(long octets) {
        return new AnnotationsCode(Support.WRITABLE, octets, Own.POSSIBLE);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("ANNOTATIONS ");
        switch (support) {
            case NONE -> out.raw("NONE");
            case READ_ONLY -> out.raw("READ-ONLY");
            case WRITABLE -> out.number(largest);
        }
        out.raw(own == Own.IMPOSSIBLE ? " NOPRIVATE" : "");
    }

    // resp-text-code =/ "ANNOTATIONS" SP ann-size
    // ann-size = "NONE" / (("READ-ONLY" / nz-number) [SP "NOPRIVATE"])
    static AnnotationsCode decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        if (in.peek() >= '0' && in.peek() <= '9') {
            return new AnnotationsCode(Support.WRITABLE, in.nzNumber(), own(in));
        }
        return switch (in.atom().toUpperCase(Locale.ROOT)) {
            case "NONE" -> new AnnotationsCode(Support.NONE, 0, Own.POSSIBLE);
            case "READ-ONLY" -> new AnnotationsCode(Support.READ_ONLY, 0, own(in));
            default -> throw new ImapSyntaxException("NONE, READ-ONLY or a size expected");
        };
    }

    private static Own own(ResponseCursor in) throws ImapSyntaxException {
        if (!in.tryConsume(' ')) {
            return Own.POSSIBLE;
        }
        if (!in.atom().equalsIgnoreCase("NOPRIVATE")) {
            throw new ImapSyntaxException("NOPRIVATE expected");
        }
        return Own.IMPOSSIBLE;
    }
}
