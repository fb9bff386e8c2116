package org.restante.sasl.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restante.sasl.directory.Attempts.attempt;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.Directories;
import org.restante.sasl.directory.EditableDirectory;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.directory.VerifyResult;
import org.restante.sasl.directory.file.FileDirectorySettings;
import org.restante.sasl.mechanism.Plain;
import org.restante.sasl.password.Argon2Cost;
import org.restante.sasl.password.ScramDerivation;

class SaslModuleTest {
    @TempDir
    Path folder;

    @Test
    void bindsTheStockParts() {
        Injector injector = Guice.createInjector(new SaslModule(), settings());
        assertThat(injector.getInstance(Mechanisms.class).named("PLAIN")).isPresent();
        assertThat(injector.getInstance(Mechanisms.class).named("LOGIN")).isPresent();
        EditableDirectory directory = (EditableDirectory)
                injector.getInstance(Directories.class).named("file").orElseThrow();
        directory.add(UserName.of("tim"), Password.of("x"));
        assertThat(directory.verify(attempt("tim", "x"))).isInstanceOf(VerifyResult.Verified.class);
        assertThat(folder.resolve("users")).content().contains("$m=64,t=1,p=1$");
    }

    @Test
    void takesPluginsByTheSameDoor() {
        Injector injector = Guice.createInjector(new SaslModule(), settings(), new AbstractModule() {
            @Override
            protected void configure() {
                Directories.bind(binder(), "mine").toInstance(StaticDirectory.of("tim", "x"));
            }
        });
        Directories directories = injector.getInstance(Directories.class);
        assertThat(directories.names()).containsExactly("file", "mine");
        assertThat(directories.named("mine")).isPresent();
        assertThat(directories.named("other")).isEmpty();
    }

    @Test
    void aNameThatIsBoundTwiceStopsTheStart() {
        Module second = new AbstractModule() {
            @Override
            protected void configure() {
                Mechanisms.bind(binder(), "PLAIN").toInstance(new Plain());
            }
        };
        SaslModule stock = new SaslModule();
        assertThatThrownBy(() -> Guice.createInjector(stock, second)).isInstanceOf(CreationException.class);
    }

    @Test
    void worksWithoutAnyMechanism() {
        Injector injector = Guice.createInjector(new AbstractModule() {
            @Override
            protected void configure() {
                Mechanisms.declare(binder());
                Directories.declare(binder());
            }
        });
        assertThat(injector.getInstance(Mechanisms.class).named("PLAIN")).isEmpty();
        assertThat(injector.getInstance(Directories.class).names()).isEmpty();
    }

    private Module settings() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), Argon2Cost.class)
                        .setBinding()
                        .toInstance(new Argon2Cost(64, 1, 1));
                OptionalBinder.newOptionalBinder(binder(), FileDirectorySettings.class)
                        .setBinding()
                        .toInstance(new FileDirectorySettings(folder.resolve("users"), ScramDerivation.NONE));
            }
        };
    }
}
