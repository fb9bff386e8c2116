package org.restante.core.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A connection of which what is sent is kept. */
final class KeptConnection implements Connection {
    private final List<byte[]> writes = new ArrayList<>();
    private final InetSocketAddress remote;

    KeptConnection() {
        this("127.0.0.1");
    }

    /** A connection of a client at that address. */
    KeptConnection(String address) {
        remote = new InetSocketAddress(address, 1);
    }

    /** Returns what was sent, each write by itself. */
    List<byte[]> writes() {
        return writes;
    }

    String text() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writes.forEach(all::writeBytes);
        return all.toString(UTF_8);
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public Optional<SSLSession> tls() {
        return Optional.empty();
    }

    @Override
    public void write(ByteBuffer octets) {
        byte[] own = new byte[octets.remaining()];
        octets.get(own);
        writes.add(own);
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
