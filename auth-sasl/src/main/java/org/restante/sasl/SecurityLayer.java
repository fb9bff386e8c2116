package org.restante.sasl;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Integrity or confidentiality that a mechanism lays over the rest of the connection (RFC 4422 section 3.7). One thread
 * may wrap while another one unwraps.
 */
public interface SecurityLayer extends AutoCloseable {
    /** The most octets that one {@link #wrap} takes. */
    int maxPlainOctets();

    /**
     * Protects octets to send; the result has the four octets of length in front.
     *
     * @throws SecurityLayerException when the layer is broken; the connection has to be closed
     */
    byte[] wrap(ByteBuffer plain) throws SecurityLayerException;

    /**
     * Consumes one whole buffer of what arrived and returns what was in it; empty, with nothing consumed, while it is
     * incomplete.
     *
     * @throws SecurityLayerException when it is forged, out of order or too large; the connection has to be closed
     */
    Optional<byte[]> unwrap(ByteBuffer received) throws SecurityLayerException;

    @Override
    void close();
}
