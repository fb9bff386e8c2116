package org.restante.server.extension.inprogress;

import jakarta.inject.Inject;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.ProgressInterval;
import org.restante.server.engine.Registry;

/** Announces INPROGRESS (RFC 9585), and has {@code Progress} tell clients of it. */
public final class InProgressExtension implements ImapExtension {
    private final ProgressInterval interval;

    /** Makes it with the time after which a client is told. */
    @Inject
    public InProgressExtension(ProgressInterval interval) {
        this.interval = interval;
    }

    @Override
    public void register(Registry.Builder registry) {
        registry.capability("INPROGRESS", parts -> parts.policy(ProgressInterval.class, interval));
    }
}
