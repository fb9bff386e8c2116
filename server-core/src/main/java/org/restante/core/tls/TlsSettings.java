package org.restante.core.tls;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * What a listener needs for TLS: the certificate, and which versions and cipher suites are spoken (RFC 8314 section 4,
 * RFC 9325 section 3.1.1: TLS 1.2 and 1.3 only).
 *
 * @param context gives the context of the next connection, so that certificates can be renewed while the server runs
 * @param cipherSuites the suites in order of preference, by their names in the JDK
 * @param clientCertificates whether clients are asked for a certificate
 */
public record TlsSettings(
        Supplier<SSLContext> context, List<String> cipherSuites, ClientCertificates clientCertificates) {
    /** Whether clients may prove who they are by a certificate. */
    public enum ClientCertificates {
        /** They are not asked. */
        IGNORED,
        /** They are asked, and need not have one; one that the context does not believe ends the handshake. */
        WANTED
    }

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** Forward secrecy and authenticated encryption, nothing else (RFC 9325 section 4.2). */
    public static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /** How many TLS sessions can be resumed; each is some hundred octets. */
    private static final int RESUMABLE = 10_000;

    private static final int RESUMABLE_SECONDS = 3_600;

    /** Checks and copies. */
    public TlsSettings {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(clientCertificates, "clientCertificates");
        cipherSuites = List.copyOf(cipherSuites);
        if (cipherSuites.isEmpty()) {
            throw new IllegalArgumentException("TLS needs at least one cipher suite");
        }
    }

    /** Takes one context for every connection, and bounds its session cache. */
    public static TlsSettings of(SSLContext context) {
        SSLContext bounded = bounded(context);
        return new TlsSettings(() -> bounded, CIPHER_SUITES, ClientCertificates.IGNORED);
    }

    static SSLContext bounded(SSLContext context) {
        context.getServerSessionContext().setSessionCacheSize(RESUMABLE);
        context.getServerSessionContext().setSessionTimeout(RESUMABLE_SECONDS);
        return context;
    }

    // The JDK's word for the alert no_application_protocol.
    private static String refused() {
        return null;
    }

    /**
     * Returns a fresh engine for the server's side of one connection; no host name is looked up.
     *
     * @param protocol the name by which IANA knows the protocol for ALPN (RFC 7301). A client that speaks only something
     *     else has come to the wrong server, maybe because somebody sent it here
     */
    public SSLEngine engine(String protocol) {
        SSLEngine engine = context.get().createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS.clone());
        parameters.setCipherSuites(cipherSuites.toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        parameters.setWantClientAuth(clientCertificates == ClientCertificates.WANTED);
        engine.setSSLParameters(parameters);
        engine.setHandshakeApplicationProtocolSelector(
                (handshake, offered) -> offered.contains(protocol) ? protocol : refused());
        return engine;
    }
}
