package org.restante.server.extension.annotate;

import org.restante.protocol.wire.ImapWriter;
import org.restante.server.command.mailbox.ServerSelectParameter;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;

/** ANNOTATE in SELECT and EXAMINE: the client wants to hear which annotations others change (RFC 5257 section 4.2). */
record AnnotateParameter(AnnotationNews news) implements ServerSelectParameter {
    @Override
    public void selected(Session session, SelectedView view) {
        news.selected(session, view);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("ANNOTATE");
    }
}
