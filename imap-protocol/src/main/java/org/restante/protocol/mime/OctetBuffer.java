package org.restante.protocol.mime;

import java.util.Arrays;

/** Octets that are being collected. Not thread-safe. */
final class OctetBuffer {
    private static final int INITIAL = 256;
    private static final int SEVEN_BITS = 0x7F;

    private byte[] octets = new byte[INITIAL];
    private int length;

    int length() {
        return length;
    }

    /** Returns where the octets are; valid until more are added. */
    byte[] array() {
        return octets;
    }

    void clear() {
        length = 0;
    }

    byte last() {
        return octets[length - 1];
    }

    OctetBuffer add(int octet) {
        if (length == octets.length) {
            octets = Arrays.copyOf(octets, length * 2);
        }
        octets[length++] = (byte) octet;
        return this;
    }

    OctetBuffer add(byte[] source, int from, int to) {
        int more = to - from;
        if (octets.length - length < more) {
            octets = Arrays.copyOf(octets, Math.max(length * 2, Math.addExact(length, more)));
        }
        System.arraycopy(source, from, octets, length, more);
        length += more;
        return this;
    }

    /** Adds a number, 0 or more, in as few octets as it needs: seven bits in each, the lowest first. */
    OctetBuffer addVarint(long number) {
        long rest = number;
        while (rest > SEVEN_BITS) {
            add((int) rest & SEVEN_BITS | SEVEN_BITS + 1);
            rest >>>= 7;
        }
        return add((int) rest);
    }

    byte[] toBytes() {
        return Arrays.copyOf(octets, length);
    }

    /** Returns a range of what was collected as text. */
    String text(int from, int to) {
        return OctetText.decode(octets, from, to);
    }

    String text() {
        return text(0, length);
    }
}
