package org.restante.server.engine;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.restante.core.connection.Connection;
import org.restante.core.connection.Protection;
import org.restante.core.connection.SessionEnded;
import org.restante.protocol.response.Response;
import org.restante.protocol.wire.ImapWriter;

/**
 * Where a session writes its responses. They are collected and sent at the end of a command, or whenever enough has come
 * together; then the writer waits until the client has taken most of it, so that a session's memory is bounded whatever
 * the mailbox holds.
 */
public final class ResponseOutput {
    /** Past this many octets a line's end, or the end of a block within a literal, sends. */
    private static final int FLUSH_MARK = 32 * 1024;

    private final Connection connection;
    private final ImapTrace trace;
    private final ImapWriter writer = new ImapWriter();
    private Optional<Deflation> deflation = Optional.empty();
    private Optional<Protection> protection = Optional.empty();
    private long sent;
    private int ended; // up to here what is to be sent is whole lines
    private boolean half; // of the line behind that, a part has been sent

    ResponseOutput(Connection connection, ImapTrace trace) {
        this.connection = connection;
        this.trace = trace;
    }

    /** Returns the writer. Whoever finished a line, or a block of at most 64 KiB within a literal, calls {@link #mark}. */
    public ImapWriter writer() {
        return writer;
    }

    /** Writes a line of text, and ends it. */
    public void line(String ascii) {
        writer.raw(ascii);
        writer.crlf();
        end();
    }

    /** Writes a response. */
    public void respond(Response response) {
        response.encode(writer);
        end();
    }

    private void end() {
        ended = writer.size();
        half = false;
        mark();
    }

    /**
     * Takes back what was written of a line that nobody ended, since what would have, failed.
     *
     * @throws SessionEnded if a part of it has been sent: no response can follow half of one
     */
    void dropUnfinished() {
        if (half) {
            throw SessionEnded.gone("half of a response was sent");
        }
        if (writer.size() > ended) {
            writer.rewind(ended);
        }
    }

    /** Sends if enough has come together. */
    public void mark() {
        if (writer.size() >= FLUSH_MARK) {
            flush();
        }
    }

    /** Sends everything. */
    public void flush() {
        if (writer.size() > 0) {
            sent += writer.size();
            if (deflation.isEmpty() && protection.isEmpty()) {
                noteHalf();
                writer.drain(this::write);
            } else {
                send(take());
            }
        }
    }

    private void noteHalf() {
        half |= writer.size() > ended;
        ended = 0;
    }

    private void write(ByteBuffer octets) {
        trace.sent(octets);
        connection.write(octets);
    }

    /** Returns how many octets have been sent: what was written before cannot be taken back. */
    public long sent() {
        return sent;
    }

    /** Takes everything that was written, for {@link Connection#startTls}. */
    byte[] take() {
        noteHalf();
        byte[] octets = writer.take();
        trace.sent(ByteBuffer.wrap(octets));
        if (deflation.isEmpty()) {
            return octets;
        }
        Thread.yield(); // what is sent may be little, and what it takes to make it much
        return deflation.get().deflate(octets);
    }

    /** Sends everything, and ends what is compressed: more than that will not be, if there is more. */
    void finish() {
        if (deflation.isEmpty()) {
            flush();
            return;
        }
        sent += writer.size();
        ended = 0;
        byte[] octets = writer.take();
        trace.sent(ByteBuffer.wrap(octets));
        send(deflation.get().finish(octets));
        release();
    }

    /** Sends everything; what is written from now on is sent as it is (RFC 8437 sections 3 and 4.1). */
    void unwrap() {
        finish();
        protection = Optional.empty();
    }

    private void send(byte[] octets) {
        connection.write(protection.map(layer -> layer.protect(octets)).orElse(octets));
    }

    /** Protects everything that is written from now on; what was written before is sent as it is (RFC 4422 section 3.7). */
    void protect(Protection layer) {
        flush();
        protection = Optional.of(layer);
    }

    /** Sends everything, and lets go of what only writing needs: the client has the word. */
    void rest() {
        flush();
        writer.trim();
        deflation.ifPresent(Deflation::rest);
    }

    /** Compresses everything that is written from now on; what was written before is sent as it is (RFC 4978). */
    void deflate() {
        flush();
        deflation = Optional.of(new Deflation());
    }

    /** Returns whether the client is sent compressed octets. */
    boolean isDeflating() {
        return deflation.isPresent();
    }

    /** Lets go of what is not memory of Java's; nothing is written any more. */
    void release() {
        deflation.ifPresent(Deflation::close);
        deflation = Optional.empty();
    }
}
