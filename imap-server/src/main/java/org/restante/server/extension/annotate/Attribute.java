package org.restante.server.extension.annotate;

import java.util.List;
import java.util.Locale;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.store.annotation.AnnotationKey;

/**
 * An attribute of an entry (RFC 5257 section 3.2.2), as a client names it.
 *
 * @param kind what it is
 * @param sides whose it is; both if the client does not say: the private one first
 */
record Attribute(Kind kind, List<Side> sides) {
    /** What an attribute is. */
    enum Kind {
        /** The octets that were stored. */
        VALUE("value"),
        /** How many octets these are; "Set automatically by the server, read-only to clients". */
        SIZE("size");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Whose it is. */
    enum Side {
        /** That of one user alone. */
        PRIVATE(".priv"),
        /** That of all. */
        SHARED(".shared");

        private final String suffix;

        Side(String suffix) {
            this.suffix = suffix;
        }

        String suffix() {
            return suffix;
        }

        AnnotationKey key(String entry, String user) {
            return this == PRIVATE ? AnnotationKey.ofReader(entry, user) : AnnotationKey.shared(entry);
        }
    }

    Attribute {
        sides = List.copyOf(sides);
    }

    // attrib = astring; dot-separated attribute name
    static Attribute parse(ImapReader in) throws ImapSyntaxException {
        return of(in.astring());
    }

    /** Reads one where the grammar has words, which may be in any case: {@code att-search}, and {@code att-sort}. */
    static Attribute parseValue(ImapReader in) throws ImapSyntaxException {
        Attribute attribute = of(in.astring().toLowerCase(Locale.ROOT));
        if (attribute.kind != Kind.VALUE) {
            throw new ImapSyntaxException("value, value.priv or value.shared expected");
        }
        return attribute;
    }

    /**
     * Returns whose it is, where the client has to say so.
     *
     * @throws ImapSyntaxException for BAD, if it has not (RFC 5257 section 3.3)
     */
    Side side() throws ImapSyntaxException {
        if (sides.size() > 1) {
            throw new ImapSyntaxException(kind.word + ".priv or " + kind.word + ".shared expected");
        }
        return sides.getFirst();
    }

    private static Attribute of(String name) throws ImapSyntaxException {
        for (Kind kind : Kind.values()) {
            if (name.equals(kind.word)) {
                return new Attribute(kind, List.of(Side.values()));
            }
            for (Side side : Side.values()) {
                if (name.equals(kind.word + side.suffix)) {
                    return new Attribute(kind, List.of(side));
                }
            }
        }
        throw new ImapSyntaxException("There is no such attribute");
    }

    void encode(ImapWriter out) {
        out.raw(kind.word).raw(sides.size() == 1 ? sides.getFirst().suffix : "");
    }
}
