package org.restante.server.extension.uidonly;

import org.restante.server.engine.Capabilities;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;

/**
 * Lets clients enable UIDONLY (RFC 9586). What it changes is said where it is done: UIDFETCH for FETCH in {@code
 * FetchLine}, VANISHED for EXPUNGE in {@code UpdateWriter}, no UNSEEN in {@code SelectHandler}; commands and keys with
 * sequence numbers are refused by {@code CommandLoop} and {@code ImapReader}. In sets of UIDs {@code *} stays what it is:
 * the highest UID.
 */
public final class UidOnlyExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.enableable(Capabilities.UIDONLY);
    }
}
