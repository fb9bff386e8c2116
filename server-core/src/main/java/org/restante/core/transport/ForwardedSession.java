package org.restante.core.transport;

import java.security.Principal;
import java.security.cert.Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.restante.core.proxy.ProxiedTls;

/**
 * TLS that ends at a proxy, which has told of it. There is nothing to bind to: the server knows neither keys nor certificates of
 * it.
 */
record ForwardedSession(ProxiedTls tls, String peer, int port) implements SSLSession {
    @Override
    public String getProtocol() {
        return tls.version();
    }

    @Override
    public String getCipherSuite() {
        return tls.cipher();
    }

    @Override
    public String getPeerHost() {
        return peer;
    }

    @Override
    public int getPeerPort() {
        return port;
    }

    @Override
    public Certificate[] getPeerCertificates() throws SSLPeerUnverifiedException {
        throw new SSLPeerUnverifiedException("the proxy keeps the certificate of the client to itself");
    }

    @Override
    public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
        throw new SSLPeerUnverifiedException("the proxy keeps the certificate of the client to itself");
    }

    @Override
    public Certificate[] getLocalCertificates() {
        return new Certificate[0];
    }

    @Override
    public Principal getLocalPrincipal() {
        return null;
    }

    @Override
    public byte[] getId() {
        return new byte[0];
    }

    @Override
    public SSLSessionContext getSessionContext() {
        return null;
    }

    @Override
    public long getCreationTime() {
        return 0;
    }

    @Override
    public long getLastAccessedTime() {
        return 0;
    }

    @Override
    public void invalidate() {}

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public void putValue(String name, Object value) {
        throw new UnsupportedOperationException("nobody shares this session");
    }

    @Override
    public Object getValue(String name) {
        return null;
    }

    @Override
    public void removeValue(String name) {}

    @Override
    public String[] getValueNames() {
        return new String[0];
    }

    @Override
    public int getPacketBufferSize() {
        return 0;
    }

    @Override
    public int getApplicationBufferSize() {
        return 0;
    }
}
