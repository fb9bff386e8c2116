package org.restante.protocol.wire;

import java.util.Arrays;

/** Octets that came and have not been used: appended at one end, taken from the other. */
final class OctetQueue {
    private static final int INITIAL = 512;
    /** An empty buffer larger than this is not kept. */
    private static final int KEPT = 16 * 1024;

    private byte[] buffer = new byte[INITIAL];
    private int start;
    private int end;

    int size() {
        return end - start;
    }

    void add(byte[] octets, int offset, int length) {
        if (buffer.length - end < length) {
            makeRoom(length);
        }
        System.arraycopy(octets, offset, buffer, end, length);
        end += length;
    }

    private void makeRoom(int length) {
        int size = size();
        int needed = Math.addExact(size, length);
        // Moving only when half is free keeps the cost of moving in proportion to what came.
        byte[] target = needed <= buffer.length / 2 ? buffer : new byte[Math.max(needed, 2 * size)];
        System.arraycopy(buffer, start, target, 0, size);
        buffer = target;
        start = 0;
        end = size;
    }

    int get(int index) {
        return buffer[start + index];
    }

    byte[] array() {
        return buffer;
    }

    int arrayStart() {
        return start;
    }

    void drop(int count) {
        start += count;
        if (start == end) {
            clear();
        }
    }

    byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(buffer, start, start + count);
        drop(count);
        return taken;
    }

    int take(byte[] target, int offset, int length) {
        int count = Math.min(length, size());
        System.arraycopy(buffer, start, target, offset, count);
        drop(count);
        return count;
    }

    void clear() {
        start = 0;
        end = 0;
        if (buffer.length > KEPT) {
            buffer = new byte[INITIAL];
        }
    }
}
