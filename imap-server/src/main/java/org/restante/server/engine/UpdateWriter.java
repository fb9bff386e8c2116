package org.restante.server.engine;

import org.restante.protocol.command.Numbering;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;

/** Writes what a client has to be told of its mailbox: EXPUNGE or VANISHED, EXISTS, RECENT, FLAGS, FETCH. */
final class UpdateWriter {
    private final Session session;

    UpdateWriter(Session session) {
        this.session = session;
    }

    void write(SelectedView view, ViewUpdate update, Numbering numbering) {
        writeExpunged(update);
        if (update.grown() == ViewUpdate.Growth.MORE) {
            writeExists(view);
        }
        if (update.keywords() == ViewUpdate.Keywords.NEW) {
            MailboxFlags.write(session, view);
        }
        boolean modSeqs = session.isEnabled(Capabilities.CONDSTORE);
        for (int index : update.changed()) {
            if (modSeqs || !update.touched().contains(index)) {
                writeFlags(view, index, numbering);
            }
        }
        // RFC 7162 section 3.2: a client that saw larger MODSEQs must not take them for all that there is to know.
        if (session.isEnabled(Capabilities.QRESYNC) && view.hidesExpunged()) {
            writeHighestModSeq(view);
        }
    }

    void writeHighestModSeq(SelectedView view) {
        ImapWriter writer = session.out().writer();
        writer.raw("* OK [HIGHESTMODSEQ ").number(view.seen().value());
        session.say("] ", "What is known up to here is everything");
    }

    private void writeExpunged(ViewUpdate update) {
        ImapWriter writer = session.out().writer();
        // RFC 7162 section 3.2.10: once QRESYNC is enabled, VANISHED takes the place of EXPUNGE; RFC 9586 section 3.6.
        if (session.isEnabled(Capabilities.QRESYNC) || session.isEnabled(Capabilities.UIDONLY)) {
            if (!update.vanished().isEmpty()) {
                writer.raw("* VANISHED ");
                session.out().line(update.vanished().toString());
            }
            return;
        }
        for (int number : update.expunged()) {
            writer.raw("* ");
            writer.number(number);
            session.out().line(" EXPUNGE");
        }
    }

    private void writeExists(SelectedView view) {
        ImapWriter writer = session.out().writer();
        writer.raw("* ");
        writer.number(view.exists());
        session.out().line(" EXISTS");
        // RFC 9051 appendix E, item 17: IMAP4rev2 knows no RECENT.
        if (!session.isEnabled(Capabilities.IMAP4REV2)) {
            writer.raw("* ");
            writer.number(view.recentCount());
            session.out().line(" RECENT");
        }
    }

    private void writeFlags(SelectedView view, int index, Numbering numbering) {
        FetchLine line = FetchLine.begin(session, view, index);
        // RFC 7162 section 3.2.10.2: with QRESYNC, unsolicited FETCH responses have the UID. RFC 9051 section 6.4.9: so
        // has any that a UID command causes, as the flags of what it has read. RFC 5465 section 5.1: so with NOTIFY.
        if (session.isEnabled(Capabilities.QRESYNC)
                || numbering == Numbering.UID
                || session.uidsInNews() == Session.UidsInNews.ALWAYS) {
            line.uid();
        }
        line.flags();
        if (session.isEnabled(Capabilities.CONDSTORE)) {
            line.modSeq();
        }
        line.end();
    }
}
