package org.restante.sasl;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the connection that an authentication runs over.
 *
 * @param peer the address of the other end: the client's, or that of a server which is trusted and speaks for the client
 * @param tls the TLS session, when the handshake is over
 */
public record ChannelInfo(InetAddress peer, Optional<TlsChannel> tls) {
    /** Refuses null. */
    public ChannelInfo {
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(tls, "tls");
    }

    /** A connection without TLS. */
    public static ChannelInfo plain(InetAddress peer) {
        return new ChannelInfo(peer, Optional.empty());
    }

    /** A connection inside TLS. */
    public static ChannelInfo secured(InetAddress peer, TlsChannel tls) {
        return new ChannelInfo(peer, Optional.of(tls));
    }

    /** Whether the other end is on this machine. */
    public boolean loopback() {
        return peer.isLoopbackAddress();
    }

    /** Whether a password may be sent in the clear: inside TLS, or without leaving the machine. */
    public boolean confidential() {
        return tls.isPresent() || loopback();
    }
}
