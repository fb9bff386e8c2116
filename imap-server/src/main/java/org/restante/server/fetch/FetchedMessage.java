package org.restante.server.fetch;

import java.util.Map;
import java.util.Optional;
import org.restante.protocol.mime.Summary;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Content;
import org.restante.store.MessageSummary;
import org.restante.store.StoreException;

/** One message that is being fetched: what is known of it, read no sooner than an item asks for it. */
public final class FetchedMessage implements AutoCloseable {
    private final Session session;
    private final SelectedView view;
    private final int index;
    private final long uid;
    private final Map<Long, MessageSummary> page;
    private Optional<Content> content = Optional.empty();

    FetchedMessage(Session session, SelectedView view, int index, Map<Long, MessageSummary> page) {
        this.session = session;
        this.view = view;
        this.index = index;
        this.uid = view.numbering().uid(index);
        this.page = page;
    }

    /** Returns the session that fetches. */
    public Session session() {
        return session;
    }

    /** Returns where to write. */
    public ImapWriter out() {
        return session.out().writer();
    }

    /** Returns what the session sees. */
    public SelectedView view() {
        return view;
    }

    /** Returns the index in the view. */
    public int index() {
        return index;
    }

    /** Returns the UID. */
    public long uid() {
        return uid;
    }

    /**
     * Returns what is known without opening it.
     *
     * @throws StoreException EXPUNGEISSUED if it has gone for good
     */
    public MessageSummary details() {
        MessageSummary known = page.get(uid);
        if (known == null) {
            known = view.index().summaries(UidSet.of(uid)).get(uid);
        }
        if (known == null) {
            throw new StoreException(StoreException.Code.EXPUNGEISSUED, "Some of the messages no longer exist");
        }
        return known;
    }

    /** Returns its structure and common header fields. */
    public Summary summary() {
        return details().summary();
    }

    /** Returns its octets; they are closed with this. */
    public Content content() {
        if (content.isEmpty()) {
            content = Optional.of(view.index().fetched(uid));
        }
        return content.get();
    }

    @Override
    public void close() {
        content.ifPresent(Content::close);
    }
}
