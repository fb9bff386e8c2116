package org.restante.sasl.mechanism.gssapi;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;
import org.restante.sasl.SecurityLayer;
import org.restante.sasl.SecurityLayerException;

/** The rest of a connection, protected with the key of a ticket (RFC 4752 section 3.2; RFC 4422 section 3.7). */
final class GssapiLayer implements SecurityLayer {
    private final GSSContext context;
    private final boolean confidential;
    private final int maxPlain;

    /**
     * Takes over the context.
     *
     * @param largest the largest protected buffer that the client takes
     * @throws GSSException if nothing fits into that
     */
    GssapiLayer(GSSContext context, boolean confidential, int largest) throws GSSException {
        this.context = context;
        this.confidential = confidential;
        this.maxPlain = context.getWrapSizeLimit(0, confidential, Math.min(largest, GssapiExchange.MAX_BUFFER));
        if (maxPlain <= 0) {
            throw new GSSException(GSSException.FAILURE, 0, "the client takes no protected buffer of any use");
        }
    }

    @Override
    public int maxPlainOctets() {
        return maxPlain;
    }

    @Override
    public byte[] wrap(ByteBuffer plain) throws SecurityLayerException {
        byte[] octets = new byte[plain.remaining()];
        plain.get(octets);
        try {
            byte[] token = context.wrap(octets, 0, octets.length, new MessageProp(0, confidential));
            return ByteBuffer.allocate(Integer.BYTES + token.length)
                    .putInt(token.length)
                    .put(token)
                    .array();
        } catch (GSSException e) {
            throw new SecurityLayerException("cannot protect: " + KerberosTrouble.describe(e, Instant.now()), e);
        }
    }

    @Override
    public Optional<byte[]> unwrap(ByteBuffer received) throws SecurityLayerException {
        if (received.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        int length = received.getInt(received.position());
        if (length < 0 || length > GssapiExchange.MAX_BUFFER) {
            throw new SecurityLayerException("a protected buffer of " + Integer.toUnsignedString(length) + " octets");
        }
        if (received.remaining() < Integer.BYTES + length) {
            return Optional.empty();
        }
        received.getInt();
        byte[] token = new byte[length];
        received.get(token);
        MessageProp properties = new MessageProp(0, confidential);
        try {
            byte[] plain = context.unwrap(token, 0, length, properties);
            // RFC 4752 section 3.1: what was agreed on, in order, and each buffer once.
            boolean right = properties.getPrivacy() == confidential
                    && !properties.isDuplicateToken()
                    && !properties.isOldToken()
                    && !properties.isUnseqToken()
                    && !properties.isGapToken();
            if (!right) {
                throw new SecurityLayerException("a buffer that is out of order, or not protected as agreed");
            }
            return Optional.of(plain);
        } catch (GSSException e) {
            throw new SecurityLayerException("forged or damaged: " + KerberosTrouble.describe(e, Instant.now()), e);
        }
    }

    @Override
    public void close() {
        dispose(context);
    }

    static void dispose(GSSContext context) {
        try {
            context.dispose();
        } catch (GSSException e) {
            throw new IllegalStateException("a context that cannot be disposed of", e);
        }
    }
}
