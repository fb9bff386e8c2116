package org.restante.dist.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.core.ban.BanSettings;
import org.restante.core.ban.Networks;
import org.restante.core.connection.TlsOffer;
import org.restante.core.transport.Endpoint;
import org.restante.dist.config.Configuration;
import org.restante.dist.config.ConfigurationError;

/** What the settings say of who may come in. */
final class AdmissionModuleTest {
    private static Configuration defined(String... definitions) {
        return Configuration.load(
                List.of(AdmissionModuleTest.class.getClassLoader()), Optional.empty(), List.of(definitions));
    }

    private static BanSettings bans(String... definitions) {
        return Guice.createInjector(new AdmissionModule(defined(definitions))).getInstance(BanSettings.class);
    }

    @Test
    void bansHaveTheDefaultsOfTheServerThatIsEmbedded() {
        assertThat(bans()).isEqualTo(BanSettings.DEFAULT);
    }

    @Test
    void bansAreWhatTheSettingsSay() throws UnknownHostException {
        BanSettings settings = bans(
                "bans.failures=3", "bans.within=2 m", "bans.duration=1 d", "bans.allow=192.0.2.0/24,2001:db8::/32");
        assertThat(settings.failures()).isEqualTo(3);
        assertThat(settings.within()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.duration()).isEqualTo(Duration.ofDays(1));
        assertThat(settings.allowed().contains(InetAddress.getByName("192.0.2.200")))
                .isTrue();
        assertThat(settings.allowed().contains(InetAddress.getByName("2001:db8::1")))
                .isTrue();
        assertThat(settings.allowed().contains(InetAddress.getByName("127.0.0.1")))
                .as("is replaced")
                .isFalse();
        assertThat(bans("bans.failures=0").failures()).as("nobody is kept out").isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bans.failures=-1",
                "bans.within=0 s",
                "bans.within=2 d",
                "bans.duration=0 s",
                "bans.duration=366 d",
                "bans.allow=nonsense",
                "bans.allow=192.0.2.0/33",
                "bans.allow=mail.example.org"
            })
    void valuesThatMakeNoSenseAreRefusedByTheNameOfTheSetting(String definition) {
        assertThatThrownBy(() -> bans(definition))
                .isInstanceOfAny(ConfigurationError.class, CreationException.class)
                .hasMessageContaining("bans.");
    }

    @Test
    void eachListenerHasProxiesAndMechanismsOfItsOwn() {
        Configuration settings = defined(
                "imap.listen=127.0.0.1:1",
                "imaps.listen=127.0.0.1:2",
                "imap.proxies=192.0.2.1,2001:db8::/64",
                "imaps.mechanisms=oauthbearer,External");
        List<Endpoint> endpoints = ListenAddress.endpoints(settings, "imap");
        assertThat(endpoints).extracting(Endpoint::offer).containsExactly(TlsOffer.STARTTLS, TlsOffer.IMPLICIT);
        assertThat(endpoints)
                .extracting(Endpoint::proxies)
                .containsExactly(Networks.parse(List.of("192.0.2.1", "2001:db8::/64")), Networks.NONE);
        assertThat(endpoints.getFirst().mechanisms()).isEmpty();
        assertThat(endpoints.getLast().mechanisms()).containsExactlyInAnyOrder("OAUTHBEARER", "EXTERNAL");
        assertThat(endpoints).extracting(Endpoint::trusted).containsOnly(Networks.NONE);
        Configuration wrong = defined("imap.proxies=nonsense");
        assertThatThrownBy(() -> ListenAddress.endpoints(wrong, "imap"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("imap.proxies");
    }

    @Test
    void whomAListenerOfImapTrustsIsASettingOfItsOwn() {
        Configuration settings = defined(
                "imap.listen=127.0.0.1:1,127.0.0.1:2",
                "imaps.listen=127.0.0.1:3",
                "imap.trusted-networks=192.0.2.1",
                "imaps.trusted-networks=2001:db8::/64");
        Networks one = Networks.parse(List.of("192.0.2.1"));
        assertThat(ListenAddress.imap(settings))
                .extracting(Endpoint::trusted)
                .containsExactly(one, one, Networks.parse(List.of("2001:db8::/64")));
        Configuration wrong = defined("imaps.trusted-networks=webmail.example.org");
        assertThatThrownBy(() -> ListenAddress.imap(wrong))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("imaps.trusted-networks");
    }
}
