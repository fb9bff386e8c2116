package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A FETCH data item that no grammar knows, kept as it came.
 *
 * @param name an atom
 * @param section what follows the name in brackets, with them, one character for each octet; usually empty
 * @param value one value as it is written
 */
public record UnknownFetchData(String name, String section, Octets value) implements FetchData {
    public UnknownFetchData {
        Atoms.requireAtom(name);
        if (name.indexOf('[') >= 0 || name.indexOf('<') >= 0) {
            throw new IllegalArgumentException("a name ends where the section begins");
        }
        if (!section.isEmpty()) {
            if (!section.startsWith("[") || !section.endsWith("]")) {
                throw new IllegalArgumentException("a section stands in brackets");
            }
            Sections.require(section.substring(1, section.length() - 1));
        }
        Values.requireOne(value);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(name);
        Octets.latin1(section).writeTo(out);
        out.sp();
        value.writeTo(out);
    }

    static UnknownFetchData decode(String name, ResponseCursor in) throws ImapSyntaxException {
        String section = in.peek() == '[' ? "[" + Sections.decode(in) + "]" : "";
        in.sp();
        return new UnknownFetchData(name, section, in.value());
    }
}
