package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A FETCH data item that no grammar knows, kept as it came.
 *
 * @param name an atom
 * @param section what follows the name in brackets, with them; usually empty
 * @param value one value as it is written
 */
public record UnknownFetchData(String name, Octets section, Octets value) implements FetchData {
    public UnknownFetchData {
        Atoms.requireAtom(name);
        if (name.indexOf('[') >= 0 || name.indexOf('<') >= 0) {
            throw new IllegalArgumentException("a name ends where the section begins");
        }
        if (!section.isEmpty()) {
            Values.require(section, ResponseCursor::bracketedValue);
        }
        Values.require(value, ResponseCursor::value);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(name);
        section.writeTo(out);
        out.sp();
        value.writeTo(out);
    }

    static UnknownFetchData decode(String name, ResponseCursor in) throws ImapSyntaxException {
        Octets section = in.peek() == '[' ? in.bracketedValue() : Octets.EMPTY;
        in.sp();
        return new UnknownFetchData(name, section, in.value());
    }
}
