package org.restante.core.connection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.restante.sasl.SecurityLayer;
import org.restante.sasl.SecurityLayerException;

/**
 * A SASL security layer around everything that both sides send (RFC 4422 section 3.7), below compression. What has not come
 * whole waits here: never more than one buffer, which the layer bounds.
 */
public final class Protection implements AutoCloseable {
    private final SecurityLayer layer;
    private byte[] incomplete = new byte[0];

    /** Wraps what is sent and unwraps what comes with this layer, which is closed with it. */
    public Protection(SecurityLayer layer) {
        this.layer = layer;
    }

    /** Returns octets as they are sent. */
    public byte[] protect(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + 64);
        ByteBuffer rest = ByteBuffer.wrap(plain);
        try {
            while (rest.hasRemaining()) {
                int length = Math.min(rest.remaining(), layer.maxPlainOctets());
                out.writeBytes(layer.wrap(rest.slice(rest.position(), length)));
                rest.position(rest.position() + length);
            }
        } catch (SecurityLayerException e) {
            throw SessionEnded.gone(e.getMessage());
        }
        return out.toByteArray();
    }

    /** Takes what came, and returns what was in it as far as it is complete. */
    public byte[] received(byte[] octets) {
        ByteBuffer all = ByteBuffer.allocate(incomplete.length + octets.length)
                .put(incomplete)
                .put(octets)
                .flip();
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try {
            for (Optional<byte[]> next = layer.unwrap(all); next.isPresent(); next = layer.unwrap(all)) {
                plain.writeBytes(next.get());
            }
        } catch (SecurityLayerException e) {
            throw SessionEnded.gone(e.getMessage()); // nothing that could be said would be believed
        }
        incomplete = new byte[all.remaining()];
        all.get(incomplete);
        return plain.toByteArray();
    }

    @Override
    public void close() {
        layer.close();
    }
}
