package org.restante.dist.admin;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MessageFlag;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;

/**
 * One end of an admin connection: values in binary, one after the other, each with its length before it where it has one.
 * A content is a row of chunks, ended by an empty one, or by {@link #BROKEN} if whoever writes it could not go on.
 */
final class AdminChannel implements Closeable {
    private static final int CHUNK = 32 << 10;
    private static final int BROKEN = -1;
    private static final int LONGEST_TEXT = 64 << 10;
    private static final int MOST_LINES = 1 << 20;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    AdminChannel(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), CHUNK));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
    }

    void flush() throws IOException {
        out.flush();
    }

    void octet(int value) throws IOException {
        out.writeByte(value);
    }

    /** Reads an octet; -1 at the end of the connection. */
    int octet() throws IOException {
        return in.read();
    }

    void octets(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    byte[] octets() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new IOException("a text of " + length + " octets on the admin socket");
        }
        return in.readNBytes(length);
    }

    void text(String value) throws IOException {
        octets(value.getBytes(StandardCharsets.UTF_8));
    }

    String text() throws IOException {
        return new String(octets(), StandardCharsets.UTF_8);
    }

    void number(long value) throws IOException {
        out.writeLong(value);
    }

    long number() throws IOException {
        return in.readLong();
    }

    void lines(List<String> lines) throws IOException {
        out.writeInt(lines.size());
        for (String line : lines) {
            text(line);
        }
    }

    List<String> lines() throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_LINES) {
            throw new IOException("a list of " + count + " on the admin socket");
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(text());
        }
        return lines;
    }

    /** Writes limits: a number for each resource, none being -1. */
    void quotaLimits(QuotaLimits limits) throws IOException {
        for (QuotaResource resource : QuotaResource.values()) {
            number(limits.of(resource).orElse(-1));
        }
    }

    QuotaLimits quotaLimits() throws IOException {
        QuotaLimits limits = QuotaLimits.NONE;
        for (QuotaResource resource : QuotaResource.values()) {
            long limit = number();
            limits = limit < 0 ? limits : limits.with(resource, limit);
        }
        return limits;
    }

    void properties(Flags flags, InternalDate internalDate) throws IOException {
        lines(flags.asList().stream().map(MessageFlag::name).toList());
        number(internalDate.packed());
    }

    Flags flags() throws IOException {
        return Flags.of(lines().stream().map(MessageFlag::of).toList());
    }

    InternalDate internalDate() throws IOException {
        return InternalDate.unpack(number());
    }

    /**
     * Writes a content.
     *
     * @throws IOException that of the content, after the other end has been told that it is broken
     */
    void content(MailContent content) throws IOException {
        try {
            content.writeTo(new Chunks());
        } catch (IOException | RuntimeException e) {
            out.writeInt(BROKEN);
            throw e;
        }
        out.writeInt(0);
    }

    private final class Chunks extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += CHUNK) {
                int chunk = Math.min(CHUNK, length - done);
                out.writeInt(chunk);
                out.write(octets, offset + done, chunk);
            }
        }
    }

    /**
     * Copies a content from the other end, all of which is read, even if the target does not take it.
     *
     * @throws IOException that of the target, or {@link BrokenContent}
     */
    void copyContent(OutputStream target) throws IOException {
        Optional<IOException> failed = Optional.empty();
        Optional<RuntimeException> refused = Optional.empty();
        for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
            try {
                if (failed.isEmpty() && refused.isEmpty()) {
                    target.write(chunk);
                }
            } catch (IOException e) {
                failed = Optional.of(e);
            } catch (RuntimeException e) {
                refused = Optional.of(e);
            }
        }
        if (failed.isPresent()) {
            throw failed.orElseThrow();
        }
        if (refused.isPresent()) {
            throw refused.orElseThrow();
        }
    }

    /** Reads past a content that nobody wants. */
    void skipContent() throws IOException {
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            in.skipNBytes(length);
        }
    }

    private byte[] chunk() throws IOException {
        int length = in.readInt();
        if (length == BROKEN) {
            throw new BrokenContent();
        }
        if (length < 0 || length > CHUNK) {
            throw new IOException("a chunk of " + length + " octets on the admin socket");
        }
        byte[] chunk = in.readNBytes(length);
        if (chunk.length < length) {
            throw new EOFException("the admin connection ended within a message");
        }
        return chunk;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The other end could not go on with a content. */
    static final class BrokenContent extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenContent() {
            super("the message could not be read");
        }
    }
}
