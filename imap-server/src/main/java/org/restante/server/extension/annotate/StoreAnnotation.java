package org.restante.server.extension.annotate;

import java.util.Map;
import java.util.Optional;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.AnnotateCode;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.command.message.ServerStoreAttribute;
import org.restante.server.engine.Progress;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.StoreException;
import org.restante.store.annotation.AnnotationKey;

/** ANNOTATION in STORE: changes annotations of messages, all of them or none (RFC 5257 section 4.5). */
record StoreAnnotation(Assignments assignments, AnnotateSettings settings, AnnotationNews news)
        implements ServerStoreAttribute {
    static StoreAnnotation parse(ImapReader in, AnnotateSettings settings, AnnotationNews news)
            throws ImapSyntaxException {
        return new StoreAnnotation(Assignments.parse(in), settings, news);
    }

    // Who may change nothing that others see can still have annotations alone (section 3.4), but not with EXAMINE: "No
    // changes to the permanent state of the mailbox, including per-user state, are permitted" (RFC 9051 section 6.3.3).
    @Override
    public Committed store(Session session, UidSet uids, Optional<ModSeq> unchangedSince) throws ImapSyntaxException {
        SelectedView view = session.view();
        if (view.access() == SelectedView.Access.READ_ONLY) {
            throw new Refusal(PlainCode.CANNOT, "The mailbox is selected for reading only");
        }
        Map<AnnotationKey, Optional<byte[]>> values =
                assignments.values(session.account().user().user(), settings);
        view.index().guard().requireFor(values.keySet());
        if (!uids.minus(view.current().messages().uids()).isEmpty()) {
            throw new Refusal(PlainCode.EXPUNGEISSUED, "Some of the messages no longer exist");
        }
        Parts.require(view, uids, assignments.entries());
        Committed committed = commit(session, new Change.Annotate(uids, values, settings.entries(), unchangedSince));
        news.own(session, committed);
        return committed;
    }

    private static Committed commit(Session session, Change.Annotate change) {
        try {
            return Progress.during(
                    session, change.uids().size(), () -> session.view().index().commit(change));
        } catch (StoreException refusal) {
            if (refusal.code() == StoreException.Code.LIMIT) {
                throw new Refusal(AnnotateCode.TOOMANY, refusal.getMessage());
            }
            throw refusal;
        }
    }

    @Override
    public void encode(ImapWriter out) {
        assignments.encode(out);
    }
}
