package org.restante.store.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.restante.protocol.model.UidSet;

/** Writes the compact octets of log and snapshot: numbers of 7 bits an octet, and a checksum at the end. */
public final class ByteWriter {
    private byte[] octets = new byte[64];
    private int length;

    /** Writes the lowest eight bits. */
    public void octet(int value) {
        if (length == octets.length) {
            octets = Arrays.copyOf(octets, length * 2);
        }
        octets[length++] = (byte) value;
    }

    /** Writes a number that is not negative; small ones take one octet. */
    public void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** Writes a number of either sign; those near zero take one octet. */
    public void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    /** Writes a text of US-ASCII. */
    public void text(String ascii) {
        octets(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes octets of any kind, and how many there are. */
    public void octets(byte[] value) {
        number(value.length);
        if (value.length > octets.length - length) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + value.length));
        }
        System.arraycopy(value, 0, octets, length, value.length);
        length += value.length;
    }

    /** Writes a set of UIDs, in two numbers for each range. */
    public void uids(UidSet uids) {
        number(uids.ranges());
        long last = 0;
        for (int range = 0; range < uids.ranges(); range++) {
            number(uids.first(range) - last);
            number(uids.last(range) - uids.first(range));
            last = uids.last(range);
        }
    }

    /** Returns all that was written, with its checksum behind it. */
    public byte[] finish() {
        CRC32C checksum = new CRC32C();
        checksum.update(octets, 0, length);
        long sum = checksum.getValue();
        byte[] result = Arrays.copyOf(octets, length + Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            result[length + i] = (byte) (sum >>> 8 * i);
        }
        return result;
    }
}
