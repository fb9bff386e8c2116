package org.restante.server.fetch;

import java.util.Optional;
import org.restante.protocol.command.Partial;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.ResponseOutput;
import org.restante.server.mailbox.ContentReader;
import org.restante.store.Content;

/** Writes octets of a message as a string: from memory, or as they are read, so that no message is ever whole there. */
final class Literals {
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
        ResponseOutput sent = message.session().out();
        ContentReader.write(content, range, sent.writer(), sent::mark);
    }
}
