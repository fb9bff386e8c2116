package org.restante.server.extension.metadata;

/**
 * How much may be noted.
 *
 * @param value the largest value, in octets: 1,024 or more (RFC 5464 section 4.1)
 * @param entries how many entries one user sees of a mailbox, or of the server: 10 or more
 * @param admin how to reach the administrator, as a URI: the entry {@code /shared/admin} of the server; empty for nothing
 */
public record MetadataSettings(int value, int entries, String admin) {
    /** The defaults. */
    public static final MetadataSettings DEFAULT = new MetadataSettings(64 << 10, 100, "");

    public MetadataSettings {
        if (value < 1024 || entries < 10) {
            throw new IllegalArgumentException("a value has 1,024 octets or more, and there are 10 entries or more");
        }
    }
}
