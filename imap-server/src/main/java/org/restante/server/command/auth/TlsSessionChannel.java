package org.restante.server.command.auth;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.restante.sasl.TlsChannel;

/** What SASL mechanisms may know of the TLS session of a connection. */
record TlsSessionChannel(SSLSession session) implements TlsChannel {
    @Override
    public Optional<X509Certificate> peerCertificate() {
        try {
            return Optional.of((X509Certificate) session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty(); // most clients show none
        }
    }
}
