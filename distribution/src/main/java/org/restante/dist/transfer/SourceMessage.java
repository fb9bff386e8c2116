package org.restante.dist.transfer;

import java.util.List;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;

/**
 * A message that was found, not yet read.
 *
 * @param folder which folder it is in, below that which was asked for; outermost first, often empty
 * @param flags the flags it has there
 * @param internalDate when it arrived
 * @param octets its content, with CRLF at the end of each line
 * @param origin where it was found, for people
 */
public record SourceMessage(
        List<String> folder, Flags flags, InternalDate internalDate, MessageOctets octets, String origin) {
    public SourceMessage {
        folder = List.copyOf(folder);
    }
}
