package org.restante.sasl.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PasswordTest {
    @Test
    void hasALimitInOctets() {
        assertThat(Password.parse(new byte[0])).isEmpty();
        assertThat(Password.parse("a".repeat(1024).getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        assertThat(Password.parse("a".repeat(1025).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void isPrepared() {
        assertThat(Password.of("\u2168")).isEqualTo(Password.of("IX"));
        assertThat(Password.of(" a ")).isNotEqualTo(Password.of("a"));
        assertThat(Password.parse("a\u0000b".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void doesNotShowItself() {
        assertThat(Password.of("tanstaaf").toString()).doesNotContain("tanstaaf");
    }

    @Test
    void handsOutCopies() {
        Password password = Password.of("secret");
        password.octets()[0] = 'x';
        assertThat(password).isEqualTo(Password.of("secret"));
    }
}
