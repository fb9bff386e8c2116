package org.restante.protocol.response;

import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What the server can do, sent along with a greeting or a login (RFC 9051 section 7.1).
 *
 * @param capabilities their names, {@code IMAP4rev1} or {@code IMAP4rev2} among them
 */
public record CapabilityCode(List<String> capabilities) implements ResponseCode {
    public CapabilityCode {
        capabilities = List.copyOf(capabilities);
        capabilities.forEach(Atoms::requireAtom);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("CAPABILITY");
        Lists.atoms(out, capabilities);
    }

    // capability-data = "CAPABILITY" *(SP capability) SP "IMAP4rev2" *(SP capability)
    static CapabilityCode decode(ResponseCursor in) throws ImapSyntaxException {
        return new CapabilityCode(in.atoms());
    }
}
