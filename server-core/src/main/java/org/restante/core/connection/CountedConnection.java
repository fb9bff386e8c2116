package org.restante.core.connection;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A connection as its session has it: what is sent is counted, and the client is who it is said to be. */
final class CountedConnection implements Connection {
    private final Connection connection;
    private final SessionActivity activity;

    CountedConnection(Connection connection, SessionActivity activity) {
        this.connection = connection;
        this.activity = activity;
    }

    @Override
    public InetSocketAddress remote() {
        return activity.origin().address();
    }

    @Override
    public InetSocketAddress peer() {
        return connection.remote();
    }

    @Override
    public boolean isTrusted() {
        return connection.isTrusted();
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
