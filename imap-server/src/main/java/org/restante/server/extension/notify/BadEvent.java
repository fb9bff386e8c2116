package org.restante.server.extension.notify;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.restante.protocol.response.ExtensionCode;
import org.restante.protocol.wire.ImapWriter;

/**
 * BADEVENT: the events that this server knows, for a client that asked for another one (RFC 5465 section 3.1).
 *
 * @param known at least one
 */
record BadEvent(Set<NotifyEvent> known) implements ExtensionCode {
    BadEvent {
        known = Set.copyOf(known);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("BADEVENT (")
                .raw(EnumSet.copyOf(known).stream().map(NotifyEvent::wire).collect(Collectors.joining(" ")))
                .close();
    }
}
