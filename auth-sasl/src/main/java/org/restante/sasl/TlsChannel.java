package org.restante.sasl;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/** What mechanisms may want to know of a TLS session. A channel with neither is {@link #BARE}. */
public interface TlsChannel {
    /** TLS, of which nothing more is known. */
    TlsChannel BARE = new TlsChannel() {};

    /**
     * The types of channel binding that {@link #binding} knows: {@code tls-exporter} (RFC 9266), {@code tls-unique} and
     * {@code tls-server-end-point} (RFC 5929).
     */
    default Set<String> bindingTypes() {
        return Set.of();
    }

    /** The channel binding data of that type, as this end of the real connection computes it. */
    default Optional<byte[]> binding(String type) {
        return Optional.empty();
    }

    /** The client's certificate, when it showed one and its chain was validated. */
    default Optional<X509Certificate> peerCertificate() {
        return Optional.empty();
    }
}
