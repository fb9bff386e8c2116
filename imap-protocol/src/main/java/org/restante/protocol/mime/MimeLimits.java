package org.restante.protocol.mime;

/**
 * How much of a message's structure is analysed. What lies beyond is opaque: the message is kept whole, and the part
 * that holds the rest is answered as a leaf.
 *
 * @param depth how deep parts may nest, the message itself counted; 1 to 128
 * @param parts how many parts a message may have, itself and inner messages counted; 1 to 1,000,000
 * @param headerOctets octets of header fields that are looked into, all parts of a message together; 0 or more. Fields
 *     that nothing is made of (Received and such) do not count.
 * @param continuations continuations of one parameter (RFC 2231 section 3), 1 to 1,000
 * @param addresses addresses in a message, 0 or more
 */
public record MimeLimits(int depth, int parts, int headerOctets, int continuations, int addresses) {
    /** The limits of a server that was told nothing else. */
    public static final MimeLimits DEFAULT = new MimeLimits(64, 10_000, 1 << 20, 128, 10_000);

    private static final int MAX_DEPTH = 128;
    private static final int MAX_PARTS = 1_000_000;
    private static final int MAX_CONTINUATIONS = 1000;

    public MimeLimits {
        require("depth", depth, 1, MAX_DEPTH);
        require("parts", parts, 1, MAX_PARTS);
        require("headerOctets", headerOctets, 0, Integer.MAX_VALUE);
        require("continuations", continuations, 1, MAX_CONTINUATIONS);
        require("addresses", addresses, 0, Integer.MAX_VALUE);
    }

    private static void require(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ", not from " + min + " to " + max);
        }
    }
}
