package org.restante.server.search;

import java.util.List;
import java.util.Map;
import org.restante.protocol.mime.Summary;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.UidSet;
import org.restante.server.mailbox.HeaderReader;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Content;
import org.restante.store.MessageSummary;
import org.restante.store.StoreException;

/** A message that is looked at: what is known of it, read no sooner than a key asks for it. */
public final class Candidate {
    private final SelectedView view;
    private final int index;
    private final Map<Long, MessageSummary> page;
    private int scores;
    private int scored;

    Candidate(SelectedView view, int index, Map<Long, MessageSummary> page) {
        this.view = view;
        this.index = index;
        this.page = page;
    }

    /** Returns the index in the view. */
    public int index() {
        return index;
    }

    /** Returns the UID. */
    public long uid() {
        return view.numbering().uid(index);
    }

    /** Returns what the session sees. */
    public SelectedView view() {
        return view;
    }

    /** Returns the flags. */
    public Flags flags() {
        return view.flags(index);
    }

    /**
     * Returns structure and common header fields.
     *
     * @throws StoreException EXPUNGEISSUED if the message has gone for good
     */
    public Summary summary() {
        return details().summary();
    }

    /** Returns the values of all header fields of a name, in their order, unfolded and not decoded. */
    public List<String> headerValues(String name) {
        return HeaderReader.values(view.index(), details(), name);
    }

    /**
     * Returns what is known without opening it.
     *
     * @throws StoreException EXPUNGEISSUED if the message has gone for good
     */
    public MessageSummary details() {
        MessageSummary known = page.get(uid());
        if (known == null) {
            known = view.index().summaries(UidSet.of(uid())).get(uid());
        }
        if (known == null) {
            throw new StoreException(StoreException.Code.EXPUNGEISSUED, "Some of the messages no longer exist");
        }
        return known;
    }

    /** Opens the octets; whoever opens closes. */
    public Content open() {
        return view.index().content(uid());
    }

    /** Takes note of how well it is what a fuzzy key looks for, 1 to 100 (RFC 6203 section 4). */
    public void score(int relevancy) {
        scores += relevancy;
        scored++;
    }

    /** Returns how relevant it is to the search, 1 to 100. */
    int relevancy() {
        return scored == 0 ? Found.EXACT : Math.max(1, scores / scored);
    }
}
