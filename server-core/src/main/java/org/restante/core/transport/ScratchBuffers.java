package org.restante.core.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A few large buffers for TLS records on their way, so that no idle connection holds one. */
final class ScratchBuffers {
    /** Room for four records at their largest (RFC 8446 section 5.2: 2^14 + 256 octets, and the headers). */
    static final int SIZE = 4 * (16_384 + 512);

    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(8);

    /** Returns an empty buffer, to be given back. */
    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        return buffer == null ? ByteBuffer.allocate(SIZE) : buffer.clear();
    }

    void giveBack(ByteBuffer buffer) {
        free.offer(buffer); // with enough of them it is garbage
    }
}
