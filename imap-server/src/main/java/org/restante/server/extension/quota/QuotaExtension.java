package org.restante.server.extension.quota;

import jakarta.inject.Inject;
import org.restante.protocol.command.StatusItem;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.SessionSlot;
import org.restante.server.engine.State;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.quota.QuotaResource;

/** Registers QUOTA, where the store counts. */
public final class QuotaExtension implements ImapExtension {
    private final boolean counts;
    private final int warning;

    /** For this store, which gets the default limits. */
    @Inject
    public QuotaExtension(QuotaSettings settings, MailStore store) {
        this.warning = settings.warning();
        this.counts = store.features().contains(Feature.QUOTA);
        store.defaultQuota(settings.limits());
    }

    @Override
    public void register(Registry.Builder registry) {
        if (!counts) {
            return;
        }
        registry.capability("QUOTA", quota -> {
            if (warning > 0) {
                quota.fromLogin(new SessionSlot<>(SoftQuota.class, session -> new SoftQuota(warning)));
            }
            for (QuotaResource resource : QuotaResource.values()) {
                quota.announce("QUOTA=RES-" + resource);
            }
            quota.command(new CommandSpec<>("GETQUOTA", State.LOGGED_IN, GetQuota::parse, QuotaHandlers::get))
                    .command(new CommandSpec<>(
                            "GETQUOTAROOT", State.LOGGED_IN, GetQuotaRoot::parse, QuotaHandlers::getRoot))
                    .grammar()
                    .add(StatusItem.class, "DELETED-STORAGE", in -> new DeletedStorage());
            quota.capability(
                    "QUOTASET",
                    set -> set.command(
                            new CommandSpec<>("SETQUOTA", State.LOGGED_IN, SetQuota::parse, QuotaHandlers::set)));
        });
    }
}
