package org.restante.protocol.response;

import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The capabilities that ENABLE has just turned on (RFC 9051 section 7.2.1, RFC 5161 section 3.2).
 *
 * @param capabilities their names; may be empty
 */
public record EnabledResponse(List<String> capabilities) implements Untagged {
    public EnabledResponse {
        capabilities = List.copyOf(capabilities);
        capabilities.forEach(Atoms::requireAtom);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("ENABLED");
        Lists.atoms(out, capabilities);
    }

    // enable-data = "ENABLED" *(SP capability)
    static EnabledResponse decode(ResponseCursor in) throws ImapSyntaxException {
        return new EnabledResponse(in.atoms());
    }
}
