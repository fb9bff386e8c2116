package org.restante.server.engine;

import org.restante.protocol.wire.ImapWriter;
import org.restante.server.mailbox.SelectedView;

/**
 * One FETCH response, item by item: the only place that knows how such a response begins and what its first word says of
 * the message, so that it is UIDFETCH for a client that counts by UID alone (RFC 9586 section 3.3).
 */
public final class FetchLine {
    private final Session session;
    private final SelectedView view;
    private final int index;
    private boolean first = true;

    private FetchLine(Session session, SelectedView view, int index) {
        this.session = session;
        this.view = view;
        this.index = index;
    }

    /** Begins the response about the message at an index. */
    public static FetchLine begin(Session session, SelectedView view, int index) {
        ImapWriter out = session.out().writer();
        if (isUidOnly(session)) {
            out.raw("* ").number(view.numbering().uid(index)).raw(" UIDFETCH (");
        } else {
            out.raw("* ").number(index + 1L).raw(" FETCH (");
        }
        return new FetchLine(session, view, index);
    }

    /**
     * Returns whether responses say the UID anyway: then the item UID is there only if the client asked for it (RFC 9586
     * section 3.3).
     */
    public static boolean isUidOnly(Session session) {
        return session.isEnabled(Capabilities.UIDONLY);
    }

    /** Separates what comes from the item before, and returns where to write the item. */
    public ImapWriter item() {
        ImapWriter out = session.out().writer();
        if (!first) {
            out.sp();
        }
        first = false;
        return out;
    }

    /** Writes the item UID, where the response does not begin with the UID. */
    public FetchLine uid() {
        if (!isUidOnly(session)) {
            item().raw("UID ").number(view.numbering().uid(index));
        }
        return this;
    }

    /** Writes the item FLAGS. */
    public FetchLine flags() {
        MessageFlagsWriter.write(item(), session, view, index);
        return this;
    }

    /** Writes the item MODSEQ. */
    public FetchLine modSeq() {
        item().raw("MODSEQ (").number(view.modSeq(index)).raw(")");
        return this;
    }

    /** Ends the response. */
    public void end() {
        session.out().line(")");
    }
}
