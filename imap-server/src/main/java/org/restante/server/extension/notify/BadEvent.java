package org.restante.server.extension.notify;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.restante.protocol.response.ExtensionCode;
import org.restante.protocol.wire.ImapWriter;

/** BADEVENT: the events that this server knows, for a client that asked for another one (RFC 5465 section 3.1). */
record BadEvent() implements ExtensionCode {
    @Override
    public void encode(ImapWriter out) {
        out.raw("BADEVENT (")
                .raw(Arrays.stream(NotifyEvent.values()).map(NotifyEvent::wire).collect(Collectors.joining(" ")))
                .close();
    }
}
