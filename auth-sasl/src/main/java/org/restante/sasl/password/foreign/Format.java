package org.restante.sasl.password.foreign;

import org.restante.sasl.credential.Password;

/** How a password is hashed, and how that is written down. */
interface Format {
    /** The most iterations that a hash in a file may ask for: about a second. */
    int MAX_ITERATIONS = 1_000_000;

    /** What is kept of one password. */
    @FunctionalInterface
    interface Kept {
        /** Whether it is this one; compares in constant time. */
        boolean isOf(Password password);
    }

    /**
     * Takes apart what is kept, without computing anything.
     *
     * @throws IllegalArgumentException when it is not of this format, or would cost too much; the message quotes nothing
     */
    Kept read(byte[] kept);

    /** How many octets what is kept always has; 0 if that varies. */
    default int octets() {
        return 0;
    }

    /** Returns a number of iterations as a hash has it in decimal digits. */
    static int iterations(String digits, int least) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 7 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int iterations = number ? Integer.parseInt(digits) : 0;
        require(
                iterations >= least && iterations <= MAX_ITERATIONS,
                "iterations are " + least + " to " + MAX_ITERATIONS);
        return iterations;
    }

    /** Refuses what does not follow a rule. */
    static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("not a hash of its scheme: " + rule);
        }
    }
}
