package org.restante.store.jdbc;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.restante.store.MailStore;

/** Opens the store when it is asked for. */
final class StoreProvider implements Provider<MailStore> {
    private final JdbcSettings settings;

    @Inject
    StoreProvider(JdbcSettings settings) {
        this.settings = settings;
    }

    @Override
    public MailStore get() {
        return JdbcStore.open(settings);
    }
}
