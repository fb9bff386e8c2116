package org.restante.server.extension.metadata;

import java.util.Optional;
import org.restante.protocol.wire.ImapWriter;

/** {@code value = nstring / literal8} (RFC 5464 section 5). */
final class Values {
    private Values() {}

    static void write(ImapWriter out, Optional<byte[]> value) {
        if (value.isEmpty()) {
            out.nil();
        } else if (hasNul(value.get())) {
            out.literal8(value.get());
        } else {
            out.string(value.get());
        }
    }

    private static boolean hasNul(byte[] octets) {
        for (byte octet : octets) {
            if (octet == 0) {
                return true;
            }
        }
        return false;
    }
}
