package org.restante.protocol.response;

import java.util.List;
import java.util.Locale;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What the server can do (RFC 9051 section 7.2.2).
 *
 * @param capabilities their names, {@code IMAP4rev1} or {@code IMAP4rev2} among them
 */
public record CapabilityResponse(List<String> capabilities) implements Untagged {
    public CapabilityResponse {
        capabilities = List.copyOf(capabilities);
        capabilities.forEach(Atoms::requireAtom);
    }

    /** Returns whether this capability, in any case, is among them. */
    public boolean has(String capability) {
        String wanted = capability.toUpperCase(Locale.ROOT);
        return capabilities.stream().anyMatch(c -> c.toUpperCase(Locale.ROOT).equals(wanted));
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("CAPABILITY");
        Lists.atoms(out, capabilities);
    }

    // capability-data = "CAPABILITY" *(SP capability) SP "IMAP4rev2" *(SP capability)
    static CapabilityResponse decode(ResponseCursor in) throws ImapSyntaxException {
        return new CapabilityResponse(in.atoms());
    }
}
