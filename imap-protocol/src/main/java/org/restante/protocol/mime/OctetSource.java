package org.restante.protocol.mime;

/** The octets of a message, read by range. */
@FunctionalInterface
public interface OctetSource {
    /**
     * Reads octets from a position on, as many as fit and are there.
     *
     * @return how many were read; 0 only at the end
     */
    int read(long position, byte[] target, int offset, int length);
}
