package org.restante.server.extension.acl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.sasl.credential.SaslPrep;

/**
 * Whom an entry of an access list means (RFC 4314 section 2).
 *
 * @param said as the client said it
 * @param prepared as it is kept: prepared with SASLprep
 */
record Identifier(String said, String prepared) {
    private static final int MAX_OCTETS = 1024;

    // identifier = astring; section 3: "If the preparation of the identifier fails or results in an empty string, the
    // server MUST refuse to perform the command with a BAD response."
    static Identifier parse(ImapReader in) throws ImapSyntaxException {
        String said = in.astring();
        Optional<String> prepared = SaslPrep.prepare(said).filter(name -> !name.isEmpty() && !name.equals("-"));
        if (said.getBytes(StandardCharsets.UTF_8).length > MAX_OCTETS || prepared.isEmpty()) {
            throw new ImapSyntaxException("An identifier has 1 to " + MAX_OCTETS + " octets, and no controls");
        }
        if (prepared.get().getBytes(StandardCharsets.UTF_8).length > MAX_OCTETS) {
            throw new ImapSyntaxException("An identifier has 1 to " + MAX_OCTETS + " octets");
        }
        return new Identifier(said, prepared.get());
    }
}
