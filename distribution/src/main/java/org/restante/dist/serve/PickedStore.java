package org.restante.dist.serve;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.restante.dist.config.Configuration;
import org.restante.store.MailStore;

/** The store that the configuration picks; opened when it is first asked for, and closed here. */
final class PickedStore implements Provider<MailStore>, AutoCloseable {
    private static final String SETTING = "store.use";

    private final Map<String, Provider<MailStore>> stores;
    private final Configuration configuration;
    private Optional<MailStore> open = Optional.empty();

    @Inject
    PickedStore(Map<String, Provider<MailStore>> stores, Configuration configuration) {
        this.stores = stores;
        this.configuration = configuration;
    }

    @Override
    public synchronized MailStore get() {
        if (open.isEmpty()) {
            open = Optional.of(configuration.as(SETTING, this::provider).get());
        }
        return open.orElseThrow();
    }

    private Provider<MailStore> provider(String name) {
        return Optional.ofNullable(stores.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no store \"" + name + "\" installed, only "
                        + String.join(", ", new TreeSet<>(stores.keySet()))));
    }

    @Override
    public synchronized void close() {
        open.ifPresent(MailStore::close);
        open = Optional.empty();
    }
}
