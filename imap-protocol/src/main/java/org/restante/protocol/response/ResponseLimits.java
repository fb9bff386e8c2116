package org.restante.protocol.response;

/**
 * How much of one response a client keeps, in octets.
 *
 * @param line the longest line, literals not counted; at least 1
 * @param response the longest response, literals included; at least as long as a line, at most 1 GiB
 */
public record ResponseLimits(int line, int response) {
    /** Lines of 8 MiB (a SEARCH finds a million messages in one), responses of 96 MiB. */
    public static final ResponseLimits DEFAULT = new ResponseLimits(8 << 20, 96 << 20);

    public ResponseLimits {
        if (line < 1 || response < line || response > 1 << 30) {
            throw new IllegalArgumentException("not limits: " + line + ", " + response);
        }
    }
}
