package org.restante.protocol.wire;

/** Which literals a server takes that do not wait to be asked for: one of the two extensions of RFC 7888. */
public enum LiteralExtension {
    /** LITERAL+: of any size that the limits allow. */
    PLUS("LITERAL+", Long.MAX_VALUE),
    /** LITERAL-: up to 4,096 octets (RFC 7888 section 5). */
    MINUS("LITERAL-", 4096);

    private final String capability;
    private final long largest;

    LiteralExtension(String capability, long largest) {
        this.capability = capability;
        this.largest = largest;
    }

    /** Returns the capability that announces it. */
    public String capability() {
        return capability;
    }

    /** Returns the largest literal that need not wait, in octets. */
    public long largest() {
        return largest;
    }
}
