package org.restante.store.jdbc;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;

/** The settings as the configuration has them. */
final class NamedSettings implements Provider<JdbcSettings> {
    private final JdbcSettings settings;

    @Inject
    NamedSettings(
            @Named("store.jdbc.url") String url,
            @Named("store.jdbc.pool-size") int poolSize,
            @Named("store.jdbc.content-cache-octets") long contentCacheOctets,
            @Named("store.jdbc.vanished-capacity") int vanishedCapacity,
            @Named("store.jdbc.snapshot-interval") int snapshotInterval,
            @Named("store.jdbc.reserve-octets") long reserveOctets) {
        settings =
                new JdbcSettings(url, poolSize, contentCacheOctets, vanishedCapacity, snapshotInterval, reserveOctets);
    }

    @Override
    public JdbcSettings get() {
        return settings;
    }
}
