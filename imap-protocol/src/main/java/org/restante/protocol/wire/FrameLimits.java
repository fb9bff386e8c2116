package org.restante.protocol.wire;

/**
 * What one command may cost while it is read, in octets.
 *
 * @param line the text of a command, without literals, CRLF and what {@code sets} counts
 * @param sets sets of numbers, which may be longer than the rest of the line: those octets beside {@code line}
 * @param literal one literal that is collected
 * @param literals how many literals that are collected a command may have
 * @param collected all literals that are collected for one command, together
 * @param dropped what is read and thrown away of a command that was refused, before the connection is given up
 */
public record FrameLimits(int line, int sets, int literal, int literals, int collected, long dropped) {
    /** The longest tag. */
    public static final int TAG = 128;
    /** The longest name of a command. */
    public static final int NAME = 32;

    /** For clients that nobody knows yet. */
    public static final FrameLimits BEFORE_LOGIN = new FrameLimits(8 << 10, 0, 4 << 10, 64, 8 << 10, 64 << 10);
    /** For users. */
    public static final FrameLimits AFTER_LOGIN = new FrameLimits(64 << 10, 1 << 20, 1 << 20, 64, 1 << 20, 64L << 20);

    public FrameLimits {
        if (line < 2 * TAG || sets < 0 || literal < 0 || literals < 0 || collected < literal || dropped < 0) {
            throw new IllegalArgumentException("limits that no command can keep");
        }
    }
}
