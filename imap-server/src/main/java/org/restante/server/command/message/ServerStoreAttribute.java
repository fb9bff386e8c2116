package org.restante.server.command.message;

import java.util.Optional;
import org.restante.protocol.command.StoreAttribute;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Session;
import org.restante.store.Committed;

/**
 * What STORE can change, beside flags, because of an extension: its rule in the grammar makes one, and it knows how it is
 * changed. The client is told of it as with {@code .SILENT}: the new MODSEQ, if it wants to hear of those.
 */
public interface ServerStoreAttribute extends StoreAttribute {
    /**
     * Changes it, all or none, unless the client may not.
     *
     * @param uids of which messages, in the selected mailbox
     * @param unchangedSince leaves out messages with a larger MODSEQ; {@link Committed#modified} names them
     * @throws ImapSyntaxException if it does not make sense with these messages
     */
    Committed store(Session session, UidSet uids, Optional<ModSeq> unchangedSince) throws ImapSyntaxException;
}
