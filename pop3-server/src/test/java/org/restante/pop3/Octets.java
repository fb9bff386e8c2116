package org.restante.pop3;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.restante.core.connection.Connection;

/** A connection of which what is sent is kept. */
final class Octets implements Connection {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    byte[] sent() {
        return sent.toByteArray();
    }

    @Override
    public InetSocketAddress remote() {
        return new InetSocketAddress("127.0.0.1", 1);
    }

    @Override
    public Optional<SSLSession> tls() {
        return Optional.empty();
    }

    @Override
    public void write(byte[] octets) {
        sent.writeBytes(octets);
    }

    @Override
    public void startTls(byte[] lastOctets) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void ending() {}

    @Override
    public void pauseReading() {}

    @Override
    public void resumeReading() {}

    @Override
    public void close() {}
}
