package org.restante.server.extension.uidbatches;

import java.util.Optional;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * UIDBATCHES: asks for the UIDs between which there are so many messages (RFC 10022 section 3.1).
 *
 * @param size how many messages a batch has at most
 * @param wanted which batches, the first of which has the highest UIDs; all if the client does not say
 */
record UidBatches(long size, Optional<Range> wanted) implements ExtensionCommand {
    /** Batches by their number, both ends included. */
    record Range(long first, long last) {
        long count() {
            return last - first + 1;
        }
    }

    /**
     * Reads {@code message-batches = "UIDBATCHES" SP nz-number [SP nz-number ":" nz-number]} from behind the name (RFC 10022
     * section 4).
     */
    static UidBatches parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        long size = in.nzNumber();
        Optional<Range> wanted = Optional.empty();
        if (in.tryConsume(' ')) {
            long first = in.nzNumber();
            in.expect(':');
            long last = in.nzNumber();
            if (last < first) {
                throw new ImapSyntaxException("[CLIENTBUG] Invalid batch range"); // section 3.1.5
            }
            wanted = Optional.of(new Range(first, last));
        }
        in.end();
        return new UidBatches(size, wanted);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("UIDBATCHES ").number(size);
        wanted.ifPresent(range -> out.sp().number(range.first()).raw(":").number(range.last()));
    }
}
