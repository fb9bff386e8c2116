package org.restante.core.connection;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A connection that counts what its session sends. */
final class CountedConnection implements Connection {
    private final Connection connection;
    private final SessionActivity activity;

    CountedConnection(Connection connection, SessionActivity activity) {
        this.connection = connection;
        this.activity = activity;
    }

    @Override
    public InetSocketAddress remote() {
        return connection.remote();
    }

    @Override
    public Optional<SSLSession> tls() {
        return connection.tls();
    }

    @Override
    public boolean offers(String mechanism) {
        return connection.offers(mechanism);
    }

    @Override
    public void write(ByteBuffer octets) {
        activity.sent(octets.remaining());
        connection.write(octets);
    }

    @Override
    public void startTls(byte[] lastOctets) {
        activity.sent(lastOctets.length);
        connection.startTls(lastOctets);
    }

    @Override
    public void ending() {
        connection.ending();
    }

    @Override
    public void pauseReading() {
        connection.pauseReading();
    }

    @Override
    public void resumeReading() {
        connection.resumeReading();
    }

    @Override
    public void close() {
        connection.close();
    }
}
