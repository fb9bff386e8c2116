package org.restante.sasl.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {
    // RFC 4013 section 3
    @ParameterizedTest
    @CsvSource({"I\u00adX, IX", "user, user", "USER, USER", "\u00aa, a", "\u2168, IX"})
    void preparesTheExamplesOfRfc4013(String given, String prepared) {
        assertThat(UserName.of(given).value()).isEqualTo(prepared);
    }

    // RFC 4013 section 3, examples 6 and 7, and a representative of each table of RFC 3454 section 5
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0007",
                "\u06271",
                "",
                "\u00ad",
                "a\u0000b",
                "a\rb",
                "a\nb",
                "a\u007f",
                "a\u0085b",
                "a\u2028b",
                "a\u202eb",
                "a\ue000b",
                "a\ufffdb",
                "a\uffffb",
                "a\ud800b",
                "a\u2ff0b",
                "\u0627a\u0628"
            })
    void refusesWhatMayNotBeInAName(String name) {
        assertThat(UserName.parse(name)).isEmpty();
        assertThatThrownBy(() -> UserName.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void acceptsRightToLeftNames() {
        assertThat(UserName.parse("\u0627\u0644\u0641")).isPresent();
        assertThat(UserName.parse("\u06271\u0628")).isPresent();
    }

    @Test
    void composedAndDecomposedFormsAreOneUser() {
        assertThat(UserName.of("Ju\u0308rgen")).isEqualTo(UserName.of("J\u00fcrgen"));
    }

    @Test
    void countsOctetsAtTheLimit() {
        assertThat(UserName.parse("a".repeat(255))).isPresent();
        assertThat(UserName.parse("a".repeat(256))).isEmpty();
        assertThat(UserName.parse("\u00fc".repeat(127))).isPresent();
        assertThat(UserName.parse("\u00fc".repeat(128))).isEmpty();
        // U+FDFA is 3 octets, and 33 once it is normalized
        assertThat(UserName.parse("\ufdfa".repeat(80))).isEmpty();
    }

    @Test
    void refusesOctetsThatAreNotUtf8() {
        assertThat(UserName.parse(new byte[] {'a', (byte) 0xff})).isEmpty();
        assertThat(UserName.parse(new byte[] {(byte) 0xc0, (byte) 0x80})).isEmpty();
        assertThat(UserName.parse(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}))
                .isEmpty();
        assertThat(UserName.parse("J\u00fcrgen".getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void refusesToBeMadeOfAnUnpreparedName() {
        assertThatThrownBy(() -> new UserName("I\u00adX")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void preparedNamesStayAsTheyAre(@ForAll String text) {
        Optional<UserName> name = UserName.parse(text);
        name.ifPresent(user -> assertThat(UserName.parse(user.value())).contains(user));
    }

    @Property(tries = 300)
    void noOctetsMakeItThrow(@ForAll @Size(max = 300) byte[] octets) {
        UserName.parse(octets).ifPresent(name -> assertThat(name.value()).isNotEmpty());
        Password.parse(octets)
                .ifPresent(password -> assertThat(password.octets()).isNotEmpty());
    }
}
