package org.restante.server.url;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.Section;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.mime.Part;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.url.ImapUrl;
import org.restante.protocol.url.UrlPartial;
import org.restante.server.fetch.HeaderFields;
import org.restante.server.fetch.Sections;
import org.restante.server.mailbox.ContentReader;
import org.restante.server.mailbox.MailboxIndex;
import org.restante.store.Content;
import org.restante.store.MessageSummary;
import org.restante.store.StoreException;

/**
 * The octets that a URL of a message, or of a part of one, leads to (RFC 5092 section 6): as FETCH BODY.PEEK has them. They are
 * read as they are handed on. Whoever opens it closes it, and holds the mailbox for as long.
 */
public final class UrlContent implements AutoCloseable {
    private final MessageSummary message;
    private final Section section;
    private final Content content;
    private final Optional<byte[]> selected; // fields of a header
    private final ByteRange range;
    private final Optional<UrlPartial> partial;

    private UrlContent(
            MessageSummary message,
            Section section,
            Content content,
            Optional<byte[]> selected,
            ByteRange all,
            Optional<UrlPartial> partial) {
        this.message = message;
        this.section = section;
        this.content = content;
        this.selected = selected;
        this.partial = partial;
        this.range = slice(all);
    }

    /** Opens what a URL names in this mailbox; nothing if there is no such message, or no such part of it. */
    public static Optional<UrlContent> open(MailboxIndex mailbox, ImapUrl url) {
        if (url.uid().isEmpty()
                || url.uidValidity()
                        .filter(v -> !v.equals(mailbox.uidValidity()))
                        .isPresent()
                || !mailbox.state().messages().contains(url.uid().get())) {
            return Optional.empty();
        }
        long uid = url.uid().get();
        Optional<MessageSummary> message =
                Optional.ofNullable(mailbox.summaries(UidSet.of(uid)).get(uid));
        if (message.isEmpty()) {
            return Optional.empty();
        }
        Section section = url.section().orElse(Section.ALL);
        Part whole = message.get().summary().part();
        Section.Whole text = section.text() instanceof Section.Whole wanted ? wanted : Section.Whole.HEADER;
        Optional<ByteRange> found = Sections.find(whole, section.part(), text);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Content content = mailbox.content(uid);
        Optional<byte[]> selected = section.text() instanceof Section.HeaderFields fields
                ? Optional.of(HeaderFields.read(content, found.get(), fields))
                : Optional.empty();
        ByteRange all = selected.map(octets -> new ByteRange(0, octets.length)).orElse(found.get());
        return Optional.of(new UrlContent(message.get(), section, content, selected, all, url.partial()));
    }

    /** Returns what of a range the URL means: all of it, or a stretch. */
    public ByteRange slice(ByteRange whole) {
        return partial.map(p -> whole.slice(p.offset(), p.length().orElse(Long.MAX_VALUE)))
                .orElse(whole);
    }

    /** Returns the numbers of the part that is meant; none for the message itself. */
    public List<Integer> part() {
        return section.part();
    }

    /** Returns whether a part is meant as a whole, and not its header or a piece of it. */
    public boolean isWholePart() {
        return section.text() == Section.Whole.CONTENT;
    }

    /** Returns what is known of the message. */
    public MessageSummary message() {
        return message;
    }

    /** Returns the octets of the whole message. */
    public Content content() {
        return content;
    }

    /** Returns how many octets {@link #write} hands on. */
    public long size() {
        return range.length();
    }

    /**
     * Hands on the octets, block by block.
     *
     * @throws StoreException if they cannot be read
     */
    public void write(ContentReader.BlockSink sink) {
        if (selected.isEmpty()) {
            ContentReader.read(content, range, sink);
            return;
        }
        byte[] piece = new byte[(int) range.length()];
        System.arraycopy(selected.get(), (int) range.start(), piece, 0, piece.length);
        sink.accept(piece, piece.length);
    }

    @Override
    public void close() {
        content.close();
    }
}
