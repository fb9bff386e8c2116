package org.restante.protocol.response;

import org.restante.protocol.wire.ImapCharacters;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Name and value of what an extension adds to a response (RFC 9051 section 9, {@code tagged-ext-val}).
 *
 * @param name an atom
 * @param value one value as it is written: a number, a set, a string, or a list in parentheses
 */
public record TaggedExtension(String name, Octets value) {
    public TaggedExtension {
        Atoms.requireAtom(name);
        Values.require(value, ResponseCursor::value);
    }

    void encode(ImapWriter out) {
        out.raw(name);
        out.sp();
        value.writeTo(out);
    }

    static TaggedExtension decode(String name, ResponseCursor in) throws ImapSyntaxException {
        if (!ImapCharacters.isAtom(name)) {
            throw new ImapSyntaxException("the name of an extension is an atom");
        }
        return new TaggedExtension(name, in.value());
    }
}
