package org.restante.server.append;

/**
 * What one APPEND with several messages may take (RFC 3502); the size of each has a limit of its own ({@link
 * org.restante.server.engine.Limits#message}).
 *
 * @param messages how many messages, 1 or more
 * @param octets how many octets all of them may have together
 */
public record AppendLimits(int messages, long octets) {
    /** The default. */
    public static final AppendLimits DEFAULT = new AppendLimits(100, 256L << 20);
    /** For a command that takes one message, whose size has a limit of its own. */
    public static final AppendLimits ONE = new AppendLimits(1, Long.MAX_VALUE);

    public AppendLimits {
        if (messages < 1 || octets < 1) {
            throw new IllegalArgumentException("limits that no APPEND can keep");
        }
    }
}
