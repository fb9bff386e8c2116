package org.restante.core.connection;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** The octets' way out, and what is known of the other end. The transport makes one for each client. */
public interface Connection {
    /**
     * Returns the address of the client, to whom what it does is put down: the other end of the connection, or the one for whom
     * somebody else has made it.
     */
    InetSocketAddress remote();

    /** Returns the address of the other end, to which the way has to be protected. */
    default InetSocketAddress peer() {
        return remote();
    }

    /** Returns whether the other end is believed if it says that it has made the connection for somebody else. */
    default boolean isTrusted() {
        return false;
    }

    /** Returns the TLS session, if the connection is encrypted. */
    Optional<SSLSession> tls();

    /** Returns the version of TLS if the connection is encrypted and its handshake is over; waits for nothing. For any thread. */
    default Optional<String> tlsVersion() {
        return Optional.empty();
    }

    /** Returns whether the listener, to which the client has connected, offers a SASL mechanism if it can be offered at all. */
    default boolean offers(String mechanism) {
        return true;
    }

    /**
     * Sends what is left in a buffer, which is the caller's again afterwards. Waits while more than the high-water mark is
     * queued.
     *
     * @throws SessionEnded if the client is gone, or has taken nothing for as long as is allowed
     */
    void write(ByteBuffer octets);

    /** Sends octets, as {@link #write(ByteBuffer)} does. */
    default void write(byte[] octets) {
        write(ByteBuffer.wrap(octets));
    }

    /** Sends octets in the clear, then waits for the client's TLS handshake; everything after is encrypted. */
    void startTls(byte[] lastOctets);

    /**
     * Takes note that the session is to end: a TLS handshake that has not been finished is given up at once, since nobody
     * can be told anything before it.
     */
    void ending();

    /** Stops reading from the client until {@link #resumeReading}. */
    void pauseReading();

    /** Goes on reading. */
    void resumeReading();

    /** Closes when what was written has gone out, or after a short time. */
    void close();
}
