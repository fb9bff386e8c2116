package org.restante.server.extension.messagelimit;

import jakarta.inject.Inject;
import org.restante.protocol.command.SearchKey;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.MessageLimit;
import org.restante.server.engine.Registry;

/**
 * Announces how many messages a command may be about, and has handlers keep to it: they ask {@code Bounded}. RFC 9738
 * section 3: SAVELIMIT stands instead of MESSAGELIMIT if only COPY and APPEND are limited.
 */
public final class MessageLimitExtension implements ImapExtension {
    private final MessageLimit limit;

    /** Makes it with the limit of the server. */
    @Inject
    public MessageLimitExtension(MessageLimit limit) {
        this.limit = limit;
    }

    @Override
    public void register(Registry.Builder registry) {
        if (limit.commands() > 0) {
            registry.capability("MESSAGELIMIT=" + limit.commands(), this::limited);
        } else if (limit.saving() > 0) {
            registry.capability("SAVELIMIT=" + limit.saving(), parts -> parts.policy(MessageLimit.class, limit));
        }
    }

    private void limited(Registry.Builder parts) {
        parts.policy(MessageLimit.class, limit)
                .grammar()
                .add(SearchKey.class, "UIDAFTER", in -> UidBound.parse(in, UidBound.Side.AFTER))
                .add(SearchKey.class, "UIDBEFORE", in -> UidBound.parse(in, UidBound.Side.BEFORE));
    }
}
