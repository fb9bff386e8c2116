package org.restante.core.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the session of a protocol of lines writes. What is written is collected, and sent when enough has come together
 * or the session waits for its client; sending waits until the client has taken most of it, so that a session's memory is
 * bounded whatever it is sent.
 */
public final class LineOutput {
    private static final int FLUSH_MARK = 32 * 1024;
    private static final byte[] CRLF = {'\r', '\n'};

    private final Consumer<byte[]> sink;
    private byte[] written = new byte[256];
    private int size;
    private Optional<Protection> protection = Optional.empty();

    /**
     * Writes.
     *
     * @param sink sends octets: {@link Connection#write}
     */
    public LineOutput(Consumer<byte[]> sink) {
        this.sink = sink;
    }

    /** Writes a line, and ends it. Characters are sent in UTF-8; what would end the line within is sent as a space. */
    public void line(String text) {
        byte[] octets = text.replace('\r', ' ').replace('\n', ' ').getBytes(StandardCharsets.UTF_8);
        write(octets, 0, octets.length);
        write(CRLF, 0, CRLF.length);
    }

    /** Writes octets as they are. */
    public void write(byte[] octets, int offset, int length) {
        if (written.length - size < length) {
            written = Arrays.copyOf(written, Math.max(size + length, Math.min(2 * written.length, 2 * FLUSH_MARK)));
        }
        System.arraycopy(octets, offset, written, size, length);
        size += length;
        if (size >= FLUSH_MARK) {
            flush();
        }
    }

    /** Sends everything. */
    public void flush() {
        if (size > 0) {
            byte[] octets = take();
            sink.accept(protection.map(layer -> layer.protect(octets)).orElse(octets));
        }
    }

    /** Takes everything that was written and not sent, for {@link Connection#startTls}. */
    public byte[] take() {
        byte[] octets = Arrays.copyOf(written, size);
        size = 0;
        if (written.length > FLUSH_MARK) {
            written = new byte[256]; // a session that has nothing to say keeps nothing
        }
        return octets;
    }

    /** Protects everything that is written from now on; what was written before is sent as it is (RFC 4422 section 3.7). */
    public void protect(Protection layer) {
        flush();
        protection = Optional.of(layer);
    }
}
