package org.restante.core.connection;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.restante.sasl.SecurityLayer;

/** A layer that can be seen: each octet is one more, and the length is in front. */
final class Shifted implements SecurityLayer {
    private int closed;

    int closed() {
        return closed;
    }

    @Override
    public int maxPlainOctets() {
        return 16;
    }

    @Override
    public byte[] wrap(ByteBuffer plain) {
        ByteBuffer wrapped = ByteBuffer.allocate(Integer.BYTES + plain.remaining());
        wrapped.putInt(plain.remaining());
        while (plain.hasRemaining()) {
            wrapped.put((byte) (plain.get() + 1));
        }
        return wrapped.array();
    }

    @Override
    public Optional<byte[]> unwrap(ByteBuffer received) {
        if (received.remaining() < Integer.BYTES
                || received.remaining() < Integer.BYTES + received.getInt(received.position())) {
            return Optional.empty();
        }
        byte[] plain = new byte[received.getInt()];
        received.get(plain);
        for (int i = 0; i < plain.length; i++) {
            plain[i]--;
        }
        return Optional.of(plain);
    }

    @Override
    public void close() {
        closed++;
    }
}
