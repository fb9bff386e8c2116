package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.multibindings.OptionalBinder;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.restante.dist.config.Choice;
import org.restante.dist.config.Configuration;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.CacheSettings;
import org.restante.sasl.directory.CachingDirectory;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.file.FileDirectorySettings;
import org.restante.sasl.mechanism.AnonymousSettings;
import org.restante.sasl.mechanism.gssapi.GssapiSettings;
import org.restante.sasl.password.Argon2Cost;
import org.restante.sasl.password.OldHashes;
import org.restante.sasl.password.ScramDerivation;
import org.restante.sasl.stock.SaslModule;

/** Mechanisms and directories with the settings of the section {@code users}, and the directory that it picks. */
final class UsersModule extends AbstractModule {
    private final Configuration settings;

    UsersModule(Configuration settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        install(new SaslModule());
        bind(PickedDirectory.class).in(Scopes.SINGLETON);
        install(new OAuthWiring(settings));
        set(FileDirectorySettings.class, new FileDirectorySettings(Path.of(settings.text("users.file")), scram()));
        set(CacheSettings.class, cache());
        set(Argon2Cost.class, argon2());
        set(AnonymousSettings.class, settings.as("users.anonymous", UsersModule::anonymous));
        set(OldHashes.class, oldHashes());
        set(GssapiSettings.class, kerberos());
    }

    private static AnonymousSettings anonymous(String user) {
        return user.isEmpty() ? AnonymousSettings.OFF : new AnonymousSettings(Optional.of(UserName.of(user)));
    }

    private OldHashes oldHashes() {
        return new OldHashes(
                settings.as("users.hashes.weak", word -> Choice.of(OldHashes.Weak.class, word)),
                settings.flag("users.hashes.upgrade") ? OldHashes.Upgrade.AT_LOGIN : OldHashes.Upgrade.NEVER);
    }

    private GssapiSettings kerberos() {
        String keytab = settings.text("kerberos.keytab");
        String principal = settings.text("kerberos.principal");
        return new GssapiSettings(
                keytab.isEmpty() ? Optional.empty() : Optional.of(Path.of(keytab)),
                principal.isEmpty() ? "imap/" + HostName.of(settings) : principal,
                Set.copyOf(settings.list("kerberos.realms")),
                settings.flag("kerberos.layers") ? GssapiSettings.Layers.OFFERED : GssapiSettings.Layers.NONE);
    }

    private CacheSettings cache() {
        return settings.as(
                "users.cache.entries",
                ignored -> new CacheSettings(
                        settings.number("users.cache.entries"), settings.duration("users.cache.lifetime")));
    }

    private Argon2Cost argon2() {
        return settings.as(
                "users.argon2.memory",
                ignored -> new Argon2Cost(
                        Math.toIntExact(settings.octets("users.argon2.memory") >> 10),
                        settings.number("users.argon2.iterations"),
                        settings.number("users.argon2.lanes")));
    }

    private ScramDerivation scram() {
        return settings.as(
                "users.scram.iterations",
                ignored -> new ScramDerivation(hashes(), settings.number("users.scram.iterations")));
    }

    private Set<ScramHash> hashes() {
        Set<ScramHash> hashes = EnumSet.noneOf(ScramHash.class);
        for (String name : settings.list("users.scram.hashes")) {
            hashes.add(settings.as("users.scram.hashes", ignored -> hash(name)));
        }
        return hashes;
    }

    private static ScramHash hash(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "SHA-1" -> ScramHash.SHA_1;
            case "SHA-256" -> ScramHash.SHA_256;
            default -> throw new IllegalArgumentException("knows SHA-1 and SHA-256, not \"" + name + "\"");
        };
    }

    private <T> void set(Class<T> type, T value) {
        OptionalBinder.newOptionalBinder(binder(), type).setBinding().toInstance(value);
    }

    @Provides
    @Singleton
    UserDirectory directory(PickedDirectory picked, CacheSettings cache) {
        return new CachingDirectory(picked.directory(), cache, Clock.systemUTC());
    }
}
