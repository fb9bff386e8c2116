package org.restante.sasl.password;

/**
 * What one Argon2id computation costs (RFC 9106 section 3.1).
 *
 * @param memoryKib memory, in KiB, 8 for each lane to 1,048,576
 * @param iterations passes over the memory, 1 to 64
 * @param lanes degree of parallelism, 1 to 16; they are computed one after the other
 */
public record Argon2Cost(int memoryKib, int iterations, int lanes) {
    /** 19 MiB, three passes, one lane: about 35 ms on a server's core of 2026. */
    public static final Argon2Cost DEFAULT = new Argon2Cost(19 * 1024, 3, 1);

    private static final int MAX_MEMORY_KIB = 1 << 20;
    private static final int MAX_ITERATIONS = 64;
    private static final int MAX_LANES = 16;

    /**
     * @throws IllegalArgumentException when a parameter is out of range
     */
    public Argon2Cost {
        if (lanes < 1 || lanes > MAX_LANES) {
            throw new IllegalArgumentException("argon2id lanes are 1 to " + MAX_LANES);
        }
        if (memoryKib < 8 * lanes || memoryKib > MAX_MEMORY_KIB) {
            throw new IllegalArgumentException("argon2id memory is 8 KiB a lane to " + MAX_MEMORY_KIB + " KiB");
        }
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException("argon2id iterations are 1 to " + MAX_ITERATIONS);
        }
    }
}
