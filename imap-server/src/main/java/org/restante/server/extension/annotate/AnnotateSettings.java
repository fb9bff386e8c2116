package org.restante.server.extension.annotate;

/**
 * How much may be noted of a message.
 *
 * @param value the largest value, in octets: 1,024 or more (RFC 5257 section 4.1), and 1 MiB at most
 * @param entries how many annotations a message has that all share, and how many each user has of it alone: 10 or more (RFC
 *     5257 section 4.1), and 1,000 at most
 */
public record AnnotateSettings(int value, int entries) {
    /** The defaults. */
    public static final AnnotateSettings DEFAULT = new AnnotateSettings(16 << 10, 50);

    public AnnotateSettings {
        if (value < 1024 || value > 1 << 20) {
            throw new IllegalArgumentException("a value has 1,024 octets or more, and 1 MiB at most");
        }
        if (entries < 10 || entries > 1000) {
            throw new IllegalArgumentException("there are 10 annotations or more, and 1,000 at most");
        }
    }
}
