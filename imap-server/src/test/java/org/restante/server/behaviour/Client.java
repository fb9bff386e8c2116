package org.restante.server.behaviour;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLSocket;

/** A client of few words: sends what it is told to, and reads responses with their literals, as ISO-8859-1. */
final class Client implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int tags;

    Client(Socket connected) throws IOException {
        use(connected);
        connected.setSoTimeout(TIMEOUT_MILLIS);
        connected.setTcpNoDelay(true);
    }

    /** Connects, and reads no greeting. */
    static Client silent(InetSocketAddress server) throws IOException {
        return new Client(new Socket(server.getAddress(), server.getPort()));
    }

    /** Connects, and reads the greeting. */
    static Client connect(InetSocketAddress server) throws IOException {
        Client client = silent(server);
        client.response();
        return client;
    }

    /** Connects from another address of this machine, 127.0.0.N, and reads no greeting. */
    static Client from(int n, InetSocketAddress server) throws IOException {
        InetAddress own = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) n});
        return new Client(new Socket(server.getAddress(), server.getPort(), own, 0));
    }

    /** Connects with a small window, so that the server soon notices when nothing is read. */
    static Client narrow(InetSocketAddress server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(server);
        Client client = new Client(socket);
        client.response();
        return client;
    }

    Client login(String user) throws IOException {
        ok("LOGIN " + user + " secret");
        return this;
    }

    Client select(String mailbox) throws IOException {
        ok("SELECT " + mailbox);
        return this;
    }

    /** Sends octets as they are. */
    Client send(String octets) throws IOException {
        return send(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    Client send(byte[] octets) throws IOException {
        out.write(octets);
        out.flush();
        return this;
    }

    /** Sends a command with a tag of its own; returns what comes until it is completed, the completion last. */
    List<String> command(String command) throws IOException {
        String tag = "t" + ++tags;
        send(tag + " " + command + "\r\n");
        return until(tag);
    }

    /** The completion of a command, without its tag. */
    String completion(String command) throws IOException {
        String last = command(command).getLast();
        return last.substring(last.indexOf(' ') + 1);
    }

    /** Sends a command that has to succeed; returns its untagged responses. */
    List<String> ok(String command) throws IOException {
        List<String> responses = command(command);
        String completion = responses.removeLast();
        if (!completion.startsWith("t" + tags + " OK")) {
            throw new AssertionError(command + " -> " + completion);
        }
        return responses;
    }

    /** Appends a message to a mailbox; {@code arguments} may hold flags and a date, each with a space behind it. */
    String append(String mailbox, String arguments, byte[] message) throws IOException {
        return appending(mailbox, arguments, message).getLast();
    }

    /** Appends a message; returns what comes until that is completed, the completion last. */
    List<String> appending(String mailbox, String arguments, byte[] message) throws IOException {
        String tag = "t" + ++tags;
        send(tag + " APPEND " + mailbox + " " + arguments + "{" + message.length + "+}\r\n");
        send(message);
        send("\r\n");
        return until(tag);
    }

    /** Returns the responses up to the one with this tag, which is the last. */
    List<String> until(String tag) throws IOException {
        List<String> responses = new ArrayList<>();
        while (true) {
            String response = response();
            responses.add(response);
            if (response.startsWith(tag + " ")) {
                return responses;
            }
        }
    }

    /** Returns the next response, with its literals, without the CRLF at its end. */
    String response() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        while (true) {
            int lineStart = octets.size();
            readLine(octets);
            String line = octets.toString(StandardCharsets.ISO_8859_1).substring(lineStart);
            int open = line.lastIndexOf('{');
            if (!line.endsWith("}\r\n") || open < 0) {
                String response = octets.toString(StandardCharsets.ISO_8859_1);
                return response.substring(0, response.length() - 2);
            }
            octets.write(in.readNBytes(Integer.parseInt(line.substring(open + 1, line.length() - 3))));
        }
    }

    private void readLine(ByteArrayOutputStream line) throws IOException {
        for (int octet = in.read(); ; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("after <" + line.toString(StandardCharsets.ISO_8859_1) + ">");
            }
            line.write(octet);
            if (octet == '\n') {
                return;
            }
        }
    }

    /** Reads octets as they come, at most so many; how many there were, or -1 at the end. */
    int read(byte[] target) throws IOException {
        return in.read(target);
    }

    /** Reads everything up to the end of the connection, however it ends. */
    String rest() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                octets.write(octet);
            }
        } catch (SocketException reset) {
            octets.writeBytes("<reset>".getBytes(StandardCharsets.ISO_8859_1));
        }
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    /** Speaks TLS from here on; every certificate is right. */
    SSLSocket encrypt() throws IOException {
        SSLSocket tls = (SSLSocket)
                Tls.trustingClient().getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        tls.startHandshake();
        use(tls);
        return tls;
    }

    private void use(Socket other) throws IOException {
        socket = other;
        in = new BufferedInputStream(other.getInputStream());
        out = other.getOutputStream();
    }

    /** Asks the server to compress, and compresses from here on (RFC 4978). */
    Client compress() throws IOException {
        ok("COMPRESS DEFLATE");
        return compressed();
    }

    /** Takes for compressed what the server sends from here on, and compresses what it is sent. */
    Client compressed() {
        in = new InflaterInputStream(in, new Inflater(true));
        out = new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), true);
        return this;
    }

    /** Sends octets as they are, past the compressor. */
    Client sendRaw(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        return this;
    }

    /** Is gone at once, without a goodbye. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Sends no more, but still reads. */
    Client shutdownOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
