package org.restante.protocol.mime;

/** Takes octets, some at a time. */
@FunctionalInterface
public interface OctetSink {
    /** Takes the octets from one index to before another; the array may be used for others afterwards. */
    void accept(byte[] octets, int from, int to);
}
