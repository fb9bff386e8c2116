package org.restante.store.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.restante.protocol.model.UidSet;
import org.restante.store.StoreException;

/**
 * Reads what {@link ByteWriter} wrote. Whatever the octets are, it ends in a value or in a {@link StoreException} of
 * CORRUPTION, and allocates no more than a small multiple of their number.
 */
public final class ByteReader {
    private final byte[] octets;
    private final int end;
    private int position;

    /**
     * Begins to read, if the checksum is right.
     *
     * @throws StoreException CORRUPTION if it is not, here and in all that reads
     */
    public ByteReader(byte[] octets) {
        this.octets = octets;
        this.end = octets.length - Integer.BYTES;
        if (end < 0) {
            throw damaged("it is too short");
        }
        CRC32C checksum = new CRC32C();
        checksum.update(octets, 0, end);
        for (int i = 0; i < Integer.BYTES; i++) {
            if (octets[end + i] != (byte) (checksum.getValue() >>> 8 * i)) {
                throw damaged("its checksum is wrong");
            }
        }
    }

    /** Returns the exception that says that octets with a right checksum make no sense. */
    public static StoreException damaged(String reason) {
        return new StoreException(StoreException.Code.CORRUPTION, "A record of the mailbox is damaged: " + reason);
    }

    /** Reads what {@link ByteWriter#octet} wrote: 0 to 255. */
    public int octet() {
        if (position >= end) {
            throw damaged("it ends too soon");
        }
        return octets[position++] & 0xFF;
    }

    /** Reads what {@link ByteWriter#number} wrote; from damaged octets, a negative number too. */
    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw damaged("a number does not end");
    }

    /** Reads what {@link ByteWriter#signed} wrote. */
    public long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    /** Returns how many things follow, each of which takes at least this many octets. */
    public int count(int octetsEach) {
        long count = number();
        if (count < 0 || count > (end - position) / octetsEach) {
            throw damaged("it counts more than it holds");
        }
        return (int) count;
    }

    /** Reads what {@link ByteWriter#text} wrote. */
    public String text() {
        return new String(octets(), StandardCharsets.US_ASCII);
    }

    /** Reads what {@link ByteWriter#octets} wrote. */
    public byte[] octets() {
        int size = count(1);
        position += size;
        return Arrays.copyOfRange(octets, position - size, position);
    }

    /** Reads what {@link ByteWriter#uids} wrote. */
    public UidSet uids() {
        UidSet.Builder uids = UidSet.builder();
        long last = 0;
        for (int ranges = count(2); ranges > 0; ranges--) {
            long first = last + uidStep(last);
            last = first + uidStep(first);
            if (first == 0) {
                throw damaged("0 is not a UID");
            }
            uids.add(first, last);
        }
        return uids.build();
    }

    /** Reads by how much a UID is larger than another one; the sum is a UID. */
    public long uidStep(long from) {
        long step = number();
        if (step < 0 || step > UidSet.MAX_UID - from) {
            throw damaged("a UID is too large");
        }
        return step;
    }

    /** Returns whether anything is left: what earlier versions did not write, for example. */
    public boolean hasMore() {
        return position < end;
    }

    /** Makes sure that nothing is left. */
    public void finish() {
        if (position != end) {
            throw damaged("it does not end where it should");
        }
    }
}
