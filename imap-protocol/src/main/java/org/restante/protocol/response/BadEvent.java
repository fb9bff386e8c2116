package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * BADEVENT: the events that the server knows, for a client that asked for another one (RFC 5465 section 3.1).
 *
 * @param known their names, at least one
 */
public record BadEvent(List<String> known) implements ExtensionCode {
    public BadEvent {
        known = List.copyOf(known);
        if (known.isEmpty()) {
            throw new IllegalArgumentException("an event is known");
        }
        known.forEach(Atoms::requireAtom);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("BADEVENT (").raw(String.join(" ", known)).close();
    }

    // "BADEVENT" SP "(" event-name *(SP event-name) ")"
    static BadEvent decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        List<String> known = new ArrayList<>();
        in.list(() -> known.add(in.atom()));
        if (known.isEmpty()) {
            throw new ImapSyntaxException("an event expected");
        }
        return new BadEvent(known);
    }
}
