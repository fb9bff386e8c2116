package org.restante.store.maildir;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.restante.store.MailStore;

/** Opens the store when it is asked for. */
final class StoreProvider implements Provider<MailStore> {
    private final Provider<MaildirSettings> settings;

    @Inject
    StoreProvider(Provider<MaildirSettings> settings) {
        this.settings = settings;
    }

    @Override
    public MailStore get() {
        return MaildirStore.open(settings.get());
    }
}
