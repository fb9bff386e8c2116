package org.restante.core.event;

import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Consumer;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.quota.QuotaLimits;

/**
 * The store as servers use it: of what they change in it listeners are told. Whoever serves mail by a protocol asks for this
 * one, not for the {@link MailStore} that lies below it.
 */
public final class ServedStore implements MailStore {
    private final MailStore store;
    private final MailEvents events;
    private final OpenNames names = new OpenNames();

    /** Tells of changes to this store. */
    @Inject
    public ServedStore(MailStore store, MailEvents events) {
        this.store = store;
        this.events = events;
    }

    @Override
    public Set<Feature> features() {
        return store.features();
    }

    @Override
    public Account account(String user) {
        Account account = store.account(user);
        return events.areHeard() ? new ServedAccount(user, account, events, names) : account;
    }

    @Override
    public void defaultQuota(QuotaLimits limits) {
        store.defaultQuota(limits);
    }

    @Override
    public void tellOthers(String message) {
        store.tellOthers(message);
    }

    @Override
    public void hearOthers(Consumer<String> listener) {
        store.hearOthers(listener);
    }

    @Override
    public void close() {
        store.close();
    }
}
