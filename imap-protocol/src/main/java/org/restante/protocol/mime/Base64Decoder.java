package org.restante.protocol.mime;

import java.util.Arrays;

/**
 * RFC 2045 section 6.8: characters outside of the alphabet are passed over; padding ends a quantum, and much mail goes on
 * behind it.
 */
final class Base64Decoder implements TransferDecoder {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] VALUES = new byte[256];
    private static final int CHUNK = 3 * 1024;

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            VALUES[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private final byte[] out = new byte[CHUNK];
    private int length;
    private int bits;
    private int digits;

    @Override
    public void feed(byte[] octets, int offset, int count, OctetSink sink) {
        for (int i = offset; i < offset + count; i++) {
            int value = VALUES[octets[i] & 0xFF];
            if (value >= 0) {
                bits = bits << 6 | value;
                if (++digits == 4) {
                    endQuantum(sink);
                }
            } else if (octets[i] == '=') {
                endQuantum(sink);
            }
        }
        flush(sink);
    }

    // Two digits are one octet, three are two, four are three; one digit is nothing.
    private void endQuantum(OctetSink sink) {
        int quantum = bits << 6 * (4 - digits);
        for (int i = 0; i < digits - 1; i++) {
            out[length++] = (byte) (quantum >> 16 - 8 * i);
        }
        bits = 0;
        digits = 0;
        if (length > CHUNK - 3) {
            flush(sink);
        }
    }

    private void flush(OctetSink sink) {
        if (length > 0) {
            sink.accept(out, 0, length);
            length = 0;
        }
    }

    @Override
    public void finish(OctetSink sink) {
        endQuantum(sink);
        flush(sink);
    }
}
