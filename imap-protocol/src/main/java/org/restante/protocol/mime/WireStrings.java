package org.restante.protocol.mime;

import java.util.Optional;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** Strings of envelopes and structures, of which no octet gets lost ({@link OctetText}). */
final class WireStrings {
    private WireStrings() {}

    static void write(ImapWriter out, String text) {
        out.string(OctetText.encode(text));
    }

    // nstring = string / nil
    static void write(ImapWriter out, Optional<String> text) {
        if (text.isPresent()) {
            write(out, text.get());
        } else {
            out.nil();
        }
    }

    static String read(ImapReader in) throws ImapSyntaxException {
        byte[] octets = in.stringOctets();
        return OctetText.decode(octets, 0, octets.length);
    }

    static Optional<String> readOptional(ImapReader in) throws ImapSyntaxException {
        return readNil(in) ? Optional.empty() : Optional.of(read(in));
    }

    /** Reads {@code NIL} if it comes next, and returns whether it did. */
    static boolean readNil(ImapReader in) {
        return !in.atString() && in.tryConsume("NIL");
    }
}
