package org.restante.server.extension.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.command.list.ServerListReturnOption;
import org.restante.server.engine.Session;
import org.restante.store.access.Right;
import org.restante.store.access.Rights;

/** METADATA: LIST tells annotations, too (RFC 9590). */
record MetadataOption(List<EntryName> entries, GetHandler handler) implements ServerListReturnOption {
    MetadataOption {
        entries = List.copyOf(entries);
    }

    // return-option =/ "METADATA" SP "(" entry *(SP entry) ")"
    static MetadataOption parse(ImapReader in, GetHandler handler) throws ImapSyntaxException {
        List<EntryName> entries = new ArrayList<>();
        in.sp();
        in.list(() -> GetMetadata.add(entries, in));
        return new MetadataOption(entries, handler);
    }

    // Of a mailbox whose annotations the user may not read, nothing is told.
    @Override
    public void write(Session session, MailboxName mailbox) {
        Rights rights = session.account().rights(mailbox);
        if (rights.hasAny(Right.READ, Right.SEEN, Right.WRITE, Right.INSERT, Right.POST)) {
            handler.list(session, new Place(Optional.of(mailbox)), entries);
        }
    }

    @Override
    public void encode(ImapWriter out) {
        String separator = "METADATA (";
        for (EntryName entry : entries) {
            entry.encode(out.raw(separator));
            separator = " ";
        }
        out.raw(")");
    }
}
