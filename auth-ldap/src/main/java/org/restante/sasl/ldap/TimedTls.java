package org.restante.sasl.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS that does not wait for ever for a server in the middle of a handshake, as the SDK's connections do, whose timeouts are
 * for connecting and for answers.
 */
final class TimedTls extends SSLSocketFactory {
    private final SSLSocketFactory factory;
    private final int timeoutMs;

    TimedTls(SSLContext tls, int timeoutMs) {
        this.factory = tls.getSocketFactory();
        this.timeoutMs = timeoutMs;
    }

    private Socket timed(Socket socket) throws IOException {
        socket.setSoTimeout(timeoutMs);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return timed(factory.createSocket());
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return timed(factory.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return timed(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return timed(factory.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return timed(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return timed(factory.createSocket(host, port, localHost, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }
}
