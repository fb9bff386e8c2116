package org.restante.sasl.password;

/**
 * How passwords are hashed in this process.
 *
 * @param preferredScheme the identifier of the scheme for new hashes
 * @param concurrent how many hashes are computed at a time, 1 to 1,024; memory is bounded by that many times the cost
 */
public record HashingLimits(String preferredScheme, int concurrent) {
    /** Argon2id, one computation a processor. */
    public static final HashingLimits DEFAULT =
            new HashingLimits(Argon2id.ID, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 1024));

    /**
     * @throws IllegalArgumentException when {@code concurrent} is out of range
     */
    public HashingLimits {
        if (concurrent < 1 || concurrent > 1024) {
            throw new IllegalArgumentException("1 to 1024 passwords are hashed at a time");
        }
    }
}
