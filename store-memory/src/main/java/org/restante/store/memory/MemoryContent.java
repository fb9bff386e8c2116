package org.restante.store.memory;

import org.restante.store.Content;

/** The octets of a message; the garbage collector keeps them while this is open. */
record MemoryContent(ChunkedOctets octets) implements Content {
    @Override
    public long size() {
        return octets.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        return octets.read(position, target, offset, length);
    }

    @Override
    public void close() {
        // Nothing is held but the heap.
    }
}
