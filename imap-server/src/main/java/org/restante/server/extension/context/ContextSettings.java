package org.restante.server.extension.context;

/**
 * How many searches a session may be kept informed of.
 *
 * @param perSession searches with UPDATE at a time, at least 1 (RFC 5267 section 4.3.1)
 * @param results messages that all of them together may have found when they began
 */
public record ContextSettings(int perSession, int results) {
    /** What applies unless a setting says otherwise. */
    public static final ContextSettings DEFAULT = new ContextSettings(16, 1_000_000);

    public ContextSettings {
        if (perSession < 1 || results < 1) {
            throw new IllegalArgumentException("a session has at least one context");
        }
    }
}
