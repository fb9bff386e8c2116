package org.restante.dist.serve;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.restante.dist.admin.AdminException;
import org.restante.dist.admin.Administration;
import org.restante.dist.admin.MailDelivery;
import org.restante.dist.admin.StoreAdministration;
import org.restante.dist.config.Configuration;
import org.restante.dist.config.ConfigurationError;
import org.restante.dist.config.SettingsModule;
import org.restante.dist.plugin.Plugins;
import org.restante.lmtp.delivery.DeliverySettings;
import org.restante.sasl.directory.UserDirectory;
import org.restante.store.MailStore;
import org.restante.store.jdbc.JdbcSettings;
import org.restante.store.jdbc.JdbcStore;

/** The parts that the configuration picks of what is installed. Each is made when it is first asked for. */
public final class Installation implements AutoCloseable {
    private static final String WITH_TABLES = "jdbc";
    private static final Logger GUICE_LOG = Logger.getLogger(Guice.class.getName());

    private final Configuration configuration;
    private final Injector injector;

    static {
        // It logs the stack traces of what modules throw, which is thrown to us as well, to be told in words.
        GUICE_LOG.setLevel(Level.OFF);
    }

    private Installation(Configuration configuration, Injector injector) {
        this.configuration = configuration;
        this.injector = injector;
    }

    /**
     * Wires the parts.
     *
     * @param more modules besides those of the class path and the plugins
     */
    public static Installation of(Plugins plugins, Configuration configuration, Module... more) {
        List<Module> modules = new ArrayList<>(plugins.modules());
        modules.add(new SettingsModule(configuration));
        modules.add(new UsersModule(configuration));
        modules.add(new StoreModule(configuration));
        modules.add(new DeliveryWiring(configuration));
        modules.addAll(List.of(more));
        try {
            // A store that is installed and not picked must not be opened.
            return new Installation(configuration, Guice.createInjector(Stage.DEVELOPMENT, modules));
        } catch (CreationException failure) {
            throw wrongSetting(failure).orElseThrow(() -> failure);
        }
    }

    // What a module lacks because a setting was wrong need not be told, too.
    private static Optional<ConfigurationError> wrongSetting(CreationException failure) {
        return failure.getErrorMessages().stream()
                .map(Message::getCause)
                .filter(ConfigurationError.class::isInstance)
                .map(ConfigurationError.class::cast)
                .findFirst();
    }

    /** Returns the store. */
    public MailStore store() {
        return injector.getInstance(PickedStore.class).get();
    }

    /** Returns who the users are. */
    public UserDirectory directory() {
        return injector.getInstance(PickedDirectory.class).directory();
    }

    /**
     * Returns what operators do to both.
     *
     * @param through where they find mail: the store itself, or what servers make of it
     */
    public Administration administration(Class<? extends MailStore> through) {
        return new StoreAdministration(
                () -> part(through),
                directory(),
                part(DeliverySettings.class).largestMessage(),
                injector.getProvider(MailDelivery.class)::get,
                () -> Inspection.of(store()));
    }

    /**
     * Brings the tables of the store's database up to date.
     *
     * @throws AdminException if the store has no tables
     */
    public void migrate() {
        String store = configuration.text("store.use");
        if (!store.equals(WITH_TABLES)) {
            throw new AdminException("the store \"" + store + "\" has no tables");
        }
        JdbcStore.migrate(injector.getInstance(JdbcSettings.class));
    }

    <T> T part(Class<T> type) {
        return injector.getInstance(type);
    }

    /** Finishes what is being written, and closes the store. */
    @Override
    public void close() {
        injector.getInstance(PickedStore.class).close();
    }
}
