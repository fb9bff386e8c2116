package org.restante.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.mechanism.Login;
import org.restante.sasl.mechanism.Plain;

class MechanismsTest {
    private final StaticDirectory directory = StaticDirectory.of("tim", "x");
    private final Mechanisms mechanisms = new Mechanisms(Map.of("PLAIN", new Plain(), "LOGIN", new Login()));

    @Test
    void offersTheStrongestFirst() {
        assertThat(mechanisms.offered(Channels.remoteTls(), directory))
                .extracting(SaslMechanism::name)
                .containsExactly("PLAIN", "LOGIN");
        assertThat(mechanisms.offered(Channels.remotePlain(), directory)).isEmpty();
    }

    @Test
    void findsNamesInAnyCase() {
        assertThat(mechanisms.named("plain")).isPresent();
        assertThat(mechanisms.named("PLAIN ")).isEmpty();
        assertThat(mechanisms.named("")).isEmpty();
        // U+0131, which some locales make an I
        assertThat(mechanisms.named("pla\u0131n")).isEmpty();
        assertThat(mechanisms.named("P".repeat(100_000))).isEmpty();
    }

    @Test
    void refusesNamesThatAreNotTheMechanisms() {
        Plain plain = new Plain();
        assertThatThrownBy(() -> new Mechanisms(Map.of("OTHER", plain))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mechanisms(Map.of("plain", plain))).isInstanceOf(IllegalArgumentException.class);
    }
}
