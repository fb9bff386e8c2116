package org.restante.server.fetch;

import java.util.Optional;
import org.restante.protocol.command.Partial;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.ResponseOutput;
import org.restante.store.Content;
import org.restante.store.StoreException;

/** Writes octets of a message as a string: from memory, or as they are read, so that no message is ever whole there. */
final class Literals {
    private static final int BLOCK = 32 * 1024;

    private Literals() {}

    /** Writes octets that are in memory, or the part of them that was asked for. */
    static void write(ImapWriter out, byte[] octets, Optional<Partial> partial) {
        ByteRange range = slice(new ByteRange(0, octets.length), partial);
        if (range.length() == 0) {
            empty(out);
            return;
        }
        out.literalHeader(range.length());
        out.raw(octets, (int) range.start(), (int) range.length());
    }

    static ByteRange slice(ByteRange range, Optional<Partial> partial) {
        return partial.map(part -> range.slice(part.offset(), part.length())).orElse(range);
    }

    // An empty string is written as such: Apple's parser waits for more behind {0}.
    static void empty(ImapWriter out) {
        out.raw("\"\"");
    }

    /** Writes a label and a range of a message's octets. */
    static void write(FetchedMessage message, byte[] label, ByteRange range) {
        ImapWriter out = message.out();
        if (range.length() == 0) {
            out.raw(label, 0, label.length);
            empty(out);
            return;
        }
        Content content = message.content(); // before anything is promised
        out.raw(label, 0, label.length);
        out.literalHeader(range.length());
        copy(content, range, message.session().out());
    }

    private static void copy(Content content, ByteRange range, ResponseOutput out) {
        byte[] block = new byte[(int) Math.min(BLOCK, range.length())];
        for (long at = range.start(); at < range.end(); ) {
            int count = content.read(at, block, 0, (int) Math.min(block.length, range.end() - at));
            if (count <= 0) {
                throw new StoreException(StoreException.Code.CORRUPTION, "A message ends before its size");
            }
            out.writer().raw(block, 0, count);
            out.mark();
            at += count;
        }
    }
}
