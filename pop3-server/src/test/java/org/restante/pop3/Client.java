package org.restante.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client that says what it is told to, and takes octets for ISO-8859-1 characters. */
final class Client implements AutoCloseable {
    private Socket socket;
    private final int port;

    Client(InetSocketAddress address) throws IOException {
        port = address.getPort();
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
    }

    /** Connects, and reads the greeting. */
    static Client greeted(InetSocketAddress address) throws IOException {
        Client client = new Client(address);
        assertThat(client.line()).startsWith("+OK ");
        return client;
    }

    Client login(String user, String password) throws IOException {
        assertThat(say("USER " + user)).startsWith("+OK");
        assertThat(say("PASS " + password)).startsWith("+OK");
        return this;
    }

    void send(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
    }

    /** Sends a command, and returns the first line of what is answered. */
    String say(String command) throws IOException {
        send(command + "\r\n");
        return line();
    }

    /** Sends a command, and returns the lines behind the first one, with their ends and as they are sent, without the dot. */
    String lines(String command) throws IOException {
        assertThat(say(command)).startsWith("+OK");
        return rest();
    }

    String rest() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line = line(); !line.equals("."); line = line()) {
            lines.append(line).append("\r\n");
        }
        return lines.toString();
    }

    String line() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            assertThat(octet).as("after \"%s\"", line).isNotNegative();
            line.append((char) octet);
        }
        assertThat(line.toString()).endsWith("\r");
        return line.substring(0, line.length() - 1);
    }

    /** Returns everything that comes until the server closes. */
    String untilTheEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    void encrypt() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, null);
            socket = context.getSocketFactory().createSocket(socket, "localhost", port, true);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
