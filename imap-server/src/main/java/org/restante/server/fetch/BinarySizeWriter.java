package org.restante.server.fetch;

import java.util.Optional;
import org.restante.protocol.command.FetchItem.BinarySize;

/** Writes BINARY.SIZE[...] (RFC 3516 section 4.3). */
final class BinarySizeWriter implements ItemWriter {
    private final BinarySize item;

    BinarySizeWriter(BinarySize item) {
        this.item = item;
    }

    @Override
    public void write(FetchedMessage message) {
        Optional<BinaryPart> part = BinaryPart.find(message, item.part());
        long size = part.isPresent() ? part.get().size(message.content()) : 0;
        item.encode(message.out());
        message.out().sp().number(size);
    }
}
