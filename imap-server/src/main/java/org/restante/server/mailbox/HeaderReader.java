package org.restante.server.mailbox;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.mime.HeaderValues;
import org.restante.store.Content;
import org.restante.store.MessageSummary;

/** Reads header fields: from the summary if it holds them, else from the header of the message; never from its body. */
public final class HeaderReader {
    private HeaderReader() {}

    /** Returns the values of all fields of a name, in their order, unfolded and not decoded. */
    public static List<String> values(MailboxIndex mailbox, MessageSummary message, String name) {
        Optional<List<String>> held = message.summary().headerValues(name);
        return held.isPresent() ? held.get() : read(mailbox, message, name);
    }

    private static List<String> read(MailboxIndex mailbox, MessageSummary message, String name) {
        HeaderValues values = new HeaderValues(name);
        ByteRange header = message.summary().part().header();
        try (Content content = mailbox.content(message.uid())) {
            ContentReader.read(content, header, (block, length) -> values.feed(block, 0, length));
        }
        return values.finish();
    }
}
