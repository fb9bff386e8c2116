package org.restante.sasl.ldap;

import com.google.inject.AbstractModule;
import java.util.Optional;
import org.restante.sasl.directory.Directories;

/**
 * Adds the directory under the name {@code ldap}. Nothing is connected before the first question.
 *
 * <p>Its settings are the constants named {@code users.ldap.…}, which the distribution reads from its configuration ({@code
 * reference.conf} has their defaults and meaning); or those given to the constructor.
 */
public final class LdapModule extends AbstractModule {
    private final Optional<LdapSettings> settings;

    /** Takes the settings from named constants. */
    public LdapModule() {
        this.settings = Optional.empty();
    }

    /** Takes these settings. */
    public LdapModule(LdapSettings settings) {
        this.settings = Optional.of(settings);
    }

    @Override
    protected void configure() {
        settings.ifPresentOrElse(given -> bind(LdapSettings.class).toInstance(given), () -> bind(LdapSettings.class)
                .toProvider(NamedSettings.class));
        Directories.bind(binder(), LdapDirectory.NAME).to(LdapDirectory.class);
    }
}
