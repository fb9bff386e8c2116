package org.restante.sasl.stock;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import java.nio.file.Path;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.directory.CacheSettings;
import org.restante.sasl.directory.Directories;
import org.restante.sasl.directory.file.FileDirectory;
import org.restante.sasl.directory.file.FileDirectorySettings;
import org.restante.sasl.mechanism.Anonymous;
import org.restante.sasl.mechanism.AnonymousSettings;
import org.restante.sasl.mechanism.External;
import org.restante.sasl.mechanism.Login;
import org.restante.sasl.mechanism.Plain;
import org.restante.sasl.mechanism.gssapi.Gssapi;
import org.restante.sasl.mechanism.gssapi.GssapiSettings;
import org.restante.sasl.mechanism.oauth.OAuthBearer;
import org.restante.sasl.mechanism.oauth.OAuthSettings;
import org.restante.sasl.mechanism.oauth.XOAuth2;
import org.restante.sasl.mechanism.scram.Scram;
import org.restante.sasl.password.Argon2Cost;
import org.restante.sasl.password.Argon2id;
import org.restante.sasl.password.HashingLimits;
import org.restante.sasl.password.OldHashes;
import org.restante.sasl.password.PasswordScheme;
import org.restante.sasl.password.PasswordSchemes;
import org.restante.sasl.password.ScramDerivation;
import org.restante.sasl.password.foreign.ForeignSchemes;

/**
 * The stock mechanisms, directories and password schemes, through the door that everybody's come in by. Settings have
 * defaults, which another module replaces with {@code OptionalBinder.newOptionalBinder(…).setBinding()}.
 */
public final class SaslModule extends AbstractModule {
    @Override
    protected void configure() {
        Mechanisms.bind(binder(), Plain.NAME).to(Plain.class);
        Mechanisms.bind(binder(), Login.NAME).to(Login.class);
        Mechanisms.bind(binder(), External.NAME).to(External.class);
        Mechanisms.bind(binder(), Anonymous.NAME).to(Anonymous.class);
        Mechanisms.bind(binder(), Gssapi.NAME).to(Gssapi.class).in(Singleton.class);
        Mechanisms.bind(binder(), OAuthBearer.NAME).to(OAuthBearer.class);
        Mechanisms.bind(binder(), XOAuth2.NAME).to(XOAuth2.class);
        for (ScramHash hash : ScramHash.values()) {
            for (Scram.Binding binding : Scram.Binding.values()) {
                scram(hash, binding);
            }
        }
        Directories.bind(binder(), FileDirectory.NAME).to(FileDirectory.class);
        PasswordSchemes.bind(binder(), Argon2id.ID).to(Argon2id.class);
        for (PasswordScheme foreign : ForeignSchemes.all(new Argon2id(Argon2Cost.DEFAULT))) {
            PasswordSchemes.bind(binder(), foreign.id()).toInstance(foreign);
        }

        setting(FileDirectorySettings.class, new FileDirectorySettings(Path.of("users"), ScramDerivation.DEFAULT));
        setting(GssapiSettings.class, GssapiSettings.OFF);
        setting(AnonymousSettings.class, AnonymousSettings.OFF);
        setting(OAuthSettings.class, OAuthSettings.OFF);
        setting(CacheSettings.class, CacheSettings.DEFAULT);
        setting(Argon2Cost.class, Argon2Cost.DEFAULT);
        setting(HashingLimits.class, HashingLimits.DEFAULT);
        setting(OldHashes.class, OldHashes.DEFAULT);
    }

    private void scram(ScramHash hash, Scram.Binding binding) {
        Provider<FileDirectorySettings> settings = getProvider(FileDirectorySettings.class);
        String name = hash.mechanism() + (binding == Scram.Binding.REQUIRED ? "-PLUS" : "");
        Mechanisms.bind(binder(), name)
                .toProvider(
                        () -> new Scram(hash, binding, settings.get().scram().iterations()))
                .in(Singleton.class);
    }

    private <T> void setting(Class<T> type, T byDefault) {
        OptionalBinder.newOptionalBinder(binder(), type).setDefault().toInstance(byDefault);
    }
}
