package org.restante.server.script;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client's end of a connection, which knows no more of IMAP than where a response ends. */
final class Wire implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;
    private final StringBuilder held = new StringBuilder();
    private Socket socket;
    private InputStream in;
    private InputStream under; // where what is compressed comes from
    private OutputStream out;

    Wire(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Keeps octets until {@link #flush}, so that one segment carries them all. */
    void write(String octets) {
        held.append(octets);
    }

    void flush() throws IOException {
        byte[] octets = held.toString().getBytes(StandardCharsets.ISO_8859_1);
        held.setLength(0);
        out.write(octets);
        out.flush();
    }

    /**
     * The next response, its literals and its CRLF with it; empty when the server has gone.
     *
     * @throws java.net.SocketTimeoutException when there is none in time
     */
    Optional<String> read() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                return octets.size() == 0
                        ? Optional.empty()
                        : Optional.of(octets.toString(StandardCharsets.ISO_8859_1));
            }
            octets.write(octet);
            if (octet == '\n') {
                String soFar = octets.toString(StandardCharsets.ISO_8859_1);
                Optional<Integer> literal = literal(soFar);
                if (literal.isEmpty()) {
                    return Optional.of(soFar);
                }
                octets.write(in.readNBytes(literal.get()));
            }
        }
    }

    private static Optional<Integer> literal(String octets) {
        int open = octets.lastIndexOf('{');
        if (!octets.endsWith("}\r\n") || open < 0) {
            return Optional.empty();
        }
        String digits = octets.substring(open + 1, octets.length() - 3);
        boolean count = !digits.isEmpty() && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return count ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    /** Speaks TLS from here on, and believes whatever certificate it is shown. */
    void startTls(SSLContext tls) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secure.startHandshake();
        socket = secure;
        in = new BufferedInputStream(secure.getInputStream());
        out = secure.getOutputStream();
    }

    /** Compresses no more; the server's stream has ended, and what follows it is as it is. */
    void plain() throws IOException {
        if (in.read() >= 0) {
            throw new IOException("the compressed stream has not ended");
        }
        in = under;
        out = socket.getOutputStream();
    }

    /** Compresses from here on, both ways (RFC 4978). */
    void compress() {
        under = in;
        in = new InflaterInputStream(
                under, new Inflater(true), 1); // octet by octet: none of what follows the stream is taken
        out = new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), true);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
