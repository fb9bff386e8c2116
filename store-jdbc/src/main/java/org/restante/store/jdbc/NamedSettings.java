package org.restante.store.jdbc;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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
            @Named("store.jdbc.reserve-octets") long reserveOctets,
            @Named("store.jdbc.migrate") boolean migrate,
            @Named("store.jdbc.poll-interval") Duration pollInterval,
            @Named("store.jdbc.grace") Duration grace,
            @Named("store.jdbc.content-folder") String contentFolder) {
        settings = new JdbcSettings(
                url,
                poolSize,
                contentCacheOctets,
                vanishedCapacity,
                snapshotInterval,
                reserveOctets,
                migrate ? JdbcSettings.Migration.AT_START : JdbcSettings.Migration.BY_HAND,
                new JdbcSettings.Sharing(pollInterval, grace),
                Optional.of(contentFolder).filter(folder -> !folder.isBlank()).map(Path::of));
    }

    @Override
    public JdbcSettings get() {
        return settings;
    }
}
