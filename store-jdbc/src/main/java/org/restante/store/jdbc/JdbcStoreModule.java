package org.restante.store.jdbc;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import java.util.Optional;
import org.restante.store.Stores;

/**
 * Adds this store under the name {@code jdbc}. It is opened when it is first asked for, and whoever asked closes it.
 *
 * <p>Its settings are the constants named {@code store.jdbc.url}, {@code store.jdbc.pool-size}, {@code
 * store.jdbc.content-cache-octets}, {@code store.jdbc.vanished-capacity}, {@code store.jdbc.snapshot-interval}, {@code
 * store.jdbc.reserve-octets}, {@code store.jdbc.migrate}, {@code store.jdbc.poll-interval}, {@code store.jdbc.grace} and
 * {@code store.jdbc.content-folder}, which the distribution reads from its configuration ({@code reference.conf} has
 * their defaults and meaning); or those given to the constructor.
 */
public final class JdbcStoreModule extends AbstractModule {
    private final Optional<JdbcSettings> settings;

    /** Takes the settings from named constants. */
    public JdbcStoreModule() {
        this.settings = Optional.empty();
    }

    /** Takes these settings. */
    public JdbcStoreModule(JdbcSettings settings) {
        this.settings = Optional.of(settings);
    }

    @Override
    protected void configure() {
        settings.ifPresentOrElse(given -> bind(JdbcSettings.class).toInstance(given), () -> bind(JdbcSettings.class)
                .toProvider(NamedSettings.class));
        Stores.bind(binder(), "jdbc").toProvider(StoreProvider.class).in(Scopes.SINGLETON);
    }
}
