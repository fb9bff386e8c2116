package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;

/** Values that are kept as they are written, and so must be checked before they are written again. */
final class Values {
    private Values() {}

    static Octets require(Octets value, ResponseParser<Octets> rule) {
        byte[] octets = value.shared();
        try {
            ResponseCursor in =
                    new ResponseCursor(octets, 0, octets.length, ResponseGrammar.EMPTY, MailboxEncoding.MODIFIED_UTF7);
            if (rule.parse(in).length() == octets.length) {
                return value;
            }
        } catch (ImapSyntaxException e) {
            throw new IllegalArgumentException("not one value: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("more than one value");
    }
}
