package org.restante.store.maildir;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import java.util.Optional;
import org.restante.store.Stores;

/**
 * Adds this store under the name {@code maildir}. It is opened when it is first asked for, and whoever asked closes it.
 *
 * <p>Its settings are the constants named {@code store.maildir.folder}, {@code store.maildir.layout}, {@code
 * store.maildir.names}, {@code store.maildir.vanished-capacity}, {@code store.maildir.poll-interval}, {@code
 * store.maildir.lock-timeout} and {@code store.maildir.reserve-octets}, which the distribution reads from its
 * configuration ({@code reference.conf} has their defaults and meaning); or those given to the constructor.
 */
public final class MaildirStoreModule extends AbstractModule {
    private final Optional<MaildirSettings> settings;

    /** Takes the settings from named constants. */
    public MaildirStoreModule() {
        this.settings = Optional.empty();
    }

    /** Takes these settings. */
    public MaildirStoreModule(MaildirSettings settings) {
        this.settings = Optional.of(settings);
    }

    @Override
    protected void configure() {
        settings.ifPresentOrElse(
                given -> bind(MaildirSettings.class).toInstance(given),
                () -> bind(MaildirSettings.class).toProvider(NamedSettings.class));
        Stores.bind(binder(), "maildir").toProvider(StoreProvider.class).in(Scopes.SINGLETON);
    }
}
