package org.restante.dist.serve;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.restante.dist.admin.AdminException;
import org.restante.dist.admin.Administration;
import org.restante.dist.admin.MailDelivery;
import org.restante.dist.admin.StoreAdministration;
import org.restante.dist.config.Configuration;
import org.restante.dist.config.ConfigurationError;
import org.restante.dist.config.SettingsModule;
import org.restante.dist.plugin.PluginError;
import org.restante.dist.plugin.Plugins;
import org.restante.lmtp.delivery.DeliverySettings;
import org.restante.sasl.directory.UserDirectory;
import org.restante.store.MailStore;
import org.restante.store.StoreException;
import org.restante.store.jdbc.JdbcSettings;
import org.restante.store.jdbc.JdbcStore;

/** The parts that the configuration picks of what is installed. Each is made when it is first asked for. */
public final class Installation implements AutoCloseable {
    private static final String WITH_TABLES = "jdbc";
    private static final Logger GUICE_LOG = Logger.getLogger(Guice.class.getName());

    private final Plugins plugins;
    private final Configuration configuration;
    private final Injector injector;

    static {
        // It logs the stack traces of what modules throw, which is thrown to us as well, to be told in words.
        GUICE_LOG.setLevel(Level.OFF);
    }

    private Installation(Plugins plugins, Configuration configuration, Injector injector) {
        this.plugins = plugins;
        this.configuration = configuration;
        this.injector = injector;
    }

    /**
     * Wires the parts.
     *
     * @param more modules besides those of the class path and the plugins
     * @throws org.restante.dist.plugin.PluginError if two plugins, or a plugin and the program, add the same
     */
    public static Installation of(Plugins plugins, Configuration configuration, Module... more) {
        List<Module> own = new ArrayList<>();
        own.add(new SettingsModule(configuration));
        own.add(new UsersModule(configuration));
        own.add(new StoreModule(configuration));
        own.add(new DeliveryWiring(configuration));
        own.addAll(List.of(more));
        plugins.refuseDuplicates(own);
        List<Module> modules = new ArrayList<>(plugins.modules());
        modules.addAll(own);
        try {
            // A store that is installed and not picked must not be opened.
            return new Installation(plugins, configuration, Guice.createInjector(Stage.DEVELOPMENT, modules));
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
        return made(() -> injector.getInstance(PickedStore.class).get());
    }

    /** Returns who the users are. */
    public UserDirectory directory() {
        return made(() -> injector.getInstance(PickedDirectory.class).directory());
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
        return made(() -> injector.getInstance(type));
    }

    // What a plugin throws while a part of it is made tells an operator little without its name.
    private <T> T made(Supplier<T> part) {
        try {
            return part.get();
        } catch (ProvisionException | StoreException | LinkageError | StackOverflowError failure) {
            if (failure.getCause() instanceof ConfigurationError) {
                throw failure; // it names the setting
            }
            Optional<PluginError> blamed = plugins.blame(failure);
            if (blamed.isPresent()) {
                throw blamed.get();
            }
            throw failure;
        }
    }

    /** Finishes what is being written, and closes the store and the user directory. */
    @Override
    public void close() {
        try {
            injector.getInstance(PickedStore.class).close();
        } finally {
            injector.getInstance(PickedDirectory.class).close();
        }
    }
}
