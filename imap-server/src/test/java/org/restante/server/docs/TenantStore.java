package org.restante.server.docs;

import java.util.Set;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.MailStore;

/** The part of a store that one tenant has: users of the same name are different users for each. */
public final class TenantStore implements MailStore {
    private final String tenant;
    private final MailStore shared;

    public TenantStore(String tenant, MailStore shared) {
        this.tenant = tenant;
        this.shared = shared;
    }

    @Override
    public Set<Feature> features() {
        return shared.features();
    }

    @Override
    public Account account(String user) {
        return shared.account(tenant + "/" + user);
    }

    @Override
    public void close() {
        shared.close();
    }
}
