package org.restante.server.command.mailbox;

import org.restante.protocol.command.QResync;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.FetchLine;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;

/** What SELECT tells a client that comes back (RFC 7162 section 3.2.5): what vanished, and what has changed. */
final class Resynchronization {
    private Resynchronization() {}

    static void write(Session session, SelectedView view, QResync known) {
        if (!known.uidValidity().equals(view.index().uidValidity())) {
            return; // the client has to begin anew, and sees that by itself
        }
        UidSet asked = known.knownUids().orElseGet(() -> all(view));
        UidSet vanished =
                view.state().vanishedSince(known.modSeq()).intersect(asked).minus(present(view, known));
        ImapWriter writer = session.out().writer();
        if (!vanished.isEmpty()) {
            writer.raw("* VANISHED (EARLIER) ").uidSet(vanished);
            session.out().line("");
        }
        UidSet changed = view.state().changedSince(known.modSeq(), asked);
        view.numbering().forEach(changed, index -> FetchLine.begin(session, view, index)
                .uid()
                .flags()
                .modSeq()
                .end());
    }

    private static UidSet all(SelectedView view) {
        return view.state().uidNext() == 1
                ? UidSet.EMPTY
                : UidSet.range(1, view.state().uidNext() - 1);
    }

    // RFC 7162 section 3.2.5.2: where number and UID still match, nothing below has been expunged since.
    private static UidSet present(SelectedView view, QResync known) {
        long below = 0;
        for (QResync.Match match : known.matches()) {
            long number = match.number();
            if (number <= view.exists() && view.numbering().uid((int) number - 1) == match.uid()) {
                below = Math.max(below, match.uid());
            }
        }
        return below == 0 ? UidSet.EMPTY : UidSet.range(1, below);
    }
}
