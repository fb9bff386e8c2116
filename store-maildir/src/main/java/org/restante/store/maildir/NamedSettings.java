package org.restante.store.maildir;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import java.time.Duration;

/** The settings as the configuration has them. */
final class NamedSettings implements Provider<MaildirSettings> {
    private final MaildirSettings settings;

    @Inject
    NamedSettings(
            @Named("store.maildir.folder") String folder,
            @Named("store.maildir.layout") String layout,
            @Named("store.maildir.names") String names,
            @Named("store.maildir.vanished-capacity") int vanishedCapacity,
            @Named("store.maildir.poll-interval") Duration pollInterval,
            @Named("store.maildir.lock-timeout") Duration lockTimeout,
            @Named("store.maildir.reserve-octets") long reserveOctets) {
        settings = new MaildirSettings(
                folder,
                MaildirSettings.Layout.of(layout),
                MaildirSettings.Names.of(names),
                vanishedCapacity,
                pollInterval,
                lockTimeout,
                reserveOctets);
    }

    @Override
    public MaildirSettings get() {
        return settings;
    }
}
