package org.restante.dist.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.name.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
    private static final List<ClassLoader> HOST = List.of(ConfigurationTest.class.getClassLoader());

    @TempDir
    Path folder;

    private static Configuration defined(String... definitions) {
        return Configuration.load(HOST, Optional.empty(), List.of(definitions));
    }

    private Configuration file(String text, String... definitions) throws IOException {
        Path file = Files.writeString(folder.resolve("restante.conf"), text);
        return Configuration.load(HOST, Optional.of(file), List.of(definitions));
    }

    @Test
    void hasDefaultsOfEveryKind() {
        Configuration configuration = defined();
        assertThat(configuration.text("imap.listen")).isEqualTo("127.0.0.1:1143");
        assertThat(configuration.octets("limits.message")).isEqualTo(64L << 20);
        assertThat(configuration.duration("limits.keep-alive")).isEqualTo(Duration.ofMinutes(2));
        assertThat(configuration.number("limits.unauthenticated")).isEqualTo(1000);
        assertThat(configuration.list("users.scram.hashes")).containsExactly("SHA-1", "SHA-256");
    }

    @Test
    void commandLineGoesBeforeTheFileAndTheFileBeforeTheDefaults() throws IOException {
        Configuration configuration = file("limits { message = 1 MiB, login-time = 5 s }", "limits.message=2 MiB");
        assertThat(configuration.octets("limits.message")).isEqualTo(2L << 20);
        assertThat(configuration.duration("limits.login-time")).isEqualTo(Duration.ofSeconds(5));
        assertThat(configuration.duration("limits.stalled-time")).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void namesFileLineAndSettingAndGuessesWhatWasMeant() {
        assertThatThrownBy(() -> file("data = x\nlimits {\n  mesage = 5\n}\n"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage(folder.resolve("restante.conf")
                        + ":3: limits.mesage: there is no such setting; did you mean limits.message?");
    }

    @Test
    void namesEveryFaultAtOnce() {
        assertThatThrownBy(() -> file("nonsense = 1\nlimits.message = far\nlimits.unauthenticated = three\n"))
                .hasMessageContaining(":1: nonsense: there is no such setting")
                .hasMessageContaining(":2: limits.message: wants a size such as \"64 MiB\", not \"far\"")
                .hasMessageContaining(":3: limits.unauthenticated: wants a whole number");
    }

    @Test
    void namesTheLineOfASyntaxError() {
        assertThatThrownBy(() -> file("data = x\nlimits {\n"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageStartingWith(folder.resolve("restante.conf") + ":");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> Configuration.load(HOST, Optional.of(folder.resolve("none")), List.of()))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageEndingWith("none: cannot be read");
    }

    @Test
    void refusesWhatIsNoDefinition() {
        assertThatThrownBy(() -> defined("data")).hasMessageContaining("wants name=value");
        assertThatThrownBy(() -> defined("=x")).hasMessageContaining("wants name=value");
        assertThatThrownBy(() -> defined("a..b=x")).hasMessageContaining("not the name of a setting");
        assertThatThrownBy(() -> defined("limits=5")).hasMessageContaining("a section, not a setting");
    }

    @Test
    void nameOfAStoreStandsForItsSection() throws IOException {
        assertThat(defined("store=memory").text("store.use")).isEqualTo("memory");
        assertThat(file("store = memory").text("store.use")).isEqualTo("memory");
        assertThat(file("store = memory", "store=jdbc").text("store.use")).isEqualTo("jdbc");
        assertThat(defined("store=maildir", "store.maildir.layout=tree").text("store.use"))
                .isEqualTo("maildir");
        assertThat(defined("store.maildir.layout=tree", "store=maildir").text("store.maildir.layout"))
                .isEqualTo("tree");
    }

    @Test
    void dataFolderIsWhereTheStoreAndTheUsersAre() throws IOException {
        Configuration configuration = file("data = /srv/mail");
        assertThat(configuration.text("store.jdbc.url")).isEqualTo("jdbc:derby:/srv/mail/store");
        assertThat(configuration.text("users.file")).isEqualTo("/srv/mail/users");
        assertThat(file("users.file = ${data}\"/people\"", "data=/d").text("users.file"))
                .isEqualTo("/d/people");
    }

    @Test
    void listsComeFromTheCommandLineWithCommas() {
        assertThat(defined("users.scram.hashes=SHA-1,SHA-256").list("users.scram.hashes"))
                .containsExactly("SHA-1", "SHA-256");
    }

    @Test
    void refusalsOfAMeaningSayWhereTheValueIsFrom() {
        assertThatThrownBy(() -> defined("imap.listen=x").as("imap.listen", text -> {
                    throw new IllegalArgumentException("not an address");
                }))
                .hasMessage("command line: imap.listen: not an address");
    }

    @Test
    void everySettingHasAMeaning() {
        assertThat(defined().describe().lines().toList()).isNotEmpty();
        String previous = "";
        for (String line : defined().describe().lines().toList()) {
            if (line.contains(" = ") && !line.startsWith("#")) {
                assertThat(previous).as(line).startsWith("# ");
            }
            previous = line;
        }
    }

    @Test
    void pageSaysWhereAnotherValueIsFrom() {
        assertThat(defined("limits.message=1 MiB").describe())
                .contains("# default: \"64 MiB\"; this one is from command line\nlimits.message = \"1 MiB\"");
    }

    @Test
    void modulesGetSettingsByName() {
        Asked values = Guice.createInjector(new SettingsModule(defined("data=d")), new AbstractModule() {})
                .getInstance(Asked.class);
        assertThat(values.message()).isEqualTo(64L << 20);
        assertThat(values.keepAlive()).isEqualTo(Duration.ofMinutes(2));
        assertThat(values.data()).isEqualTo(Path.of("d"));
    }

    record Asked(long message, Duration keepAlive, Path data) {
        @Inject
        Asked(
                @Named("limits.message") long message,
                @Named("limits.keep-alive") Duration keepAlive,
                @Named("data") Path data) {
            this.message = message;
            this.keepAlive = keepAlive;
            this.data = data;
        }
    }
}
