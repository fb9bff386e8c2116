package org.restante.protocol.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Makes text of the octets of a body while they go by: takes off the transfer encoding, then the charset. Octets that are
 * no text become U+FFFD; a body in an unknown encoding is taken as it is. Memory is constant. Not thread-safe.
 */
public final class TextDecoder {
    private static final int CHUNK = 2048;

    private final TransferDecoder transfer;
    private final CharsetDecoder charset;
    private final TextSink sink;
    private final ByteBuffer in = ByteBuffer.allocate(CHUNK);
    private final CharBuffer out = CharBuffer.allocate(CHUNK);

    /**
     * Decodes a body.
     *
     * @param encoding its transfer encoding
     * @param charset the name of its charset; empty or unknown is UTF-8
     * @param sink what takes the text
     */
    public TextDecoder(TransferEncoding encoding, String charset, TextSink sink) {
        this.transfer = TransferDecoder.of(encoding).orElseGet(IdentityDecoder::new);
        this.charset = TextCharsets.orUtf8(charset)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        this.sink = sink;
    }

    /** Takes the next octets of the body. */
    public void feed(byte[] octets, int offset, int length) {
        transfer.feed(octets, offset, length, this::decode);
    }

    private void decode(byte[] octets, int from, int to) {
        int at = from;
        while (at < to) {
            int count = Math.min(to - at, in.remaining());
            in.put(octets, at, count);
            at += count;
            in.flip();
            while (charset.decode(in, out, false).isOverflow()) {
                flush();
            }
            in.compact();
            flush();
        }
    }

    /** Ends the body. To be called once. */
    public void finish() {
        transfer.finish(this::decode);
        in.flip();
        while (charset.decode(in, out, true).isOverflow()) {
            flush();
        }
        while (charset.flush(out).isOverflow()) {
            flush();
        }
        flush();
    }

    private void flush() {
        if (out.position() > 0) {
            sink.accept(out.array(), 0, out.position());
            out.clear();
        }
    }
}
