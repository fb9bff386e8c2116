package org.restante.pop3;

import java.util.OptionalInt;
import org.restante.core.connection.Faults;
import org.restante.core.connection.LineOutput;
import org.restante.core.connection.SessionEnded;
import org.restante.core.log.CodeOrigin;
import org.restante.store.Content;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one message, or the top of it: what RETR and TOP have in common. */
final class MessageSending {
    private static final Logger LOG = LoggerFactory.getLogger(MessageSending.class);

    private final LineOutput out;
    private final MessageLines lines;
    private final HeaderEnd headerEnd = new HeaderEnd();
    private final boolean ascii;
    private final boolean whole;
    private int bodyLines; // still to be sent, unless the whole message is

    /**
     * Prepares to send.
     *
     * @param headers how its header is sent
     * @param bodyLines how many lines of its body; all if this is empty
     */
    MessageSending(LineOutput out, Pop3Settings.EightBitHeaders headers, OptionalInt bodyLines) {
        this.out = out;
        this.lines = new MessageLines(out);
        this.ascii = headers == Pop3Settings.EightBitHeaders.REPLACE;
        this.whole = bodyLines.isEmpty();
        this.bodyLines = bodyLines.orElse(0);
    }

    /**
     * Sends a message.
     *
     * @param status what is said before it
     * @throws StoreException if the message cannot be read, and nothing has been said
     * @throws SessionEnded if it cannot be read to its end: no response can follow half of one
     */
    void send(Content content, String status) {
        long size = content.size();
        byte[] block = new byte[(int) Math.min(size, Blocks.OCTETS)];
        int length = Blocks.read(content, size, 0, block);
        out.line("+OK " + status);
        try {
            for (long position = 0; length > 0 && take(block, length); ) {
                position += length;
                length = Blocks.read(content, size, position, block);
            }
        } catch (RuntimeException | Error e) {
            Faults.rethrowIfFinal(e);
            LOG.warn("A message cannot be read to its end, because of {}", CodeOrigin.of(e), e);
            throw SessionEnded.gone("a message cannot be read to its end");
        }
        lines.finish();
    }

    // Returns whether more is wanted.
    private boolean take(byte[] block, int length) {
        int ofHeader = ascii || !whole ? headerEnd.octets(block, length) : 0;
        if (ascii) {
            replace(block, ofHeader);
        }
        int wanted = whole ? length : top(block, ofHeader, length);
        lines.feed(block, wanted);
        return wanted == length;
    }

    // RFC 6856 section 2.1: a surrogate, which has the same size
    private static void replace(byte[] block, int ofHeader) {
        for (int i = 0; i < ofHeader; i++) {
            if (block[i] < 0) {
                block[i] = '?';
            }
        }
    }

    private int top(byte[] block, int ofHeader, int length) {
        int end = ofHeader;
        while (end < length && bodyLines > 0) {
            if (block[end++] == '\n') {
                bodyLines--;
            }
        }
        return end;
    }
}
