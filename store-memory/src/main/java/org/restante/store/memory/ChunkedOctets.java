package org.restante.store.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sequence of octets that grows at its end, in chunks, so that nothing large is copied or needs to be in one piece. */
final class ChunkedOctets {
    static final int CHUNK = 64 << 10;
    private static final int FIRST = 1 << 10;

    private final List<byte[]> chunks = new ArrayList<>(); // all of CHUNK octets but the last, which may be shorter
    private long size;

    long size() {
        return size;
    }

    void append(byte[] source, int offset, int length) {
        for (int done = 0; done < length; ) {
            int at = (int) (size % CHUNK);
            int part = Math.min(length - done, CHUNK - at);
            System.arraycopy(source, offset + done, lastWithRoom(at, part), at, part);
            size += part;
            done += part;
        }
    }

    private byte[] lastWithRoom(int at, int part) {
        if (at == 0) {
            chunks.add(new byte[Math.min(CHUNK, Math.max(FIRST, part))]);
        } else if (at + part > chunks.getLast().length) {
            int larger = Math.min(CHUNK, Math.max(at + part, chunks.getLast().length * 2));
            chunks.set(chunks.size() - 1, Arrays.copyOf(chunks.getLast(), larger));
        }
        return chunks.getLast();
    }

    /** Gives back the room behind the last octet. */
    void trim() {
        int used = (int) (size % CHUNK);
        if (used > 0) {
            chunks.set(chunks.size() - 1, Arrays.copyOf(chunks.getLast(), used));
        }
    }

    /** Copies octets from a position on: as many as fit and are there. Returns how many. */
    int read(long position, byte[] target, int offset, int length) {
        if (position < 0 || position > size) {
            throw new IndexOutOfBoundsException("position " + position + " of " + size);
        }
        int wanted = (int) Math.min(length, size - position);
        for (int done = 0; done < wanted; ) {
            byte[] chunk = chunks.get((int) ((position + done) / CHUNK));
            int at = (int) ((position + done) % CHUNK);
            int part = Math.min(wanted - done, CHUNK - at);
            System.arraycopy(chunk, at, target, offset + done, part);
            done += part;
        }
        return wanted;
    }
}
