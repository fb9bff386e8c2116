package org.restante.sasl.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.sasl.credential.Password;

class Argon2idTest {
    private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);

    private final Argon2id argon2id = new Argon2id(CHEAP);

    // phc-winner-argon2, src/test.c, version 0x13
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg",
                "$argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"
            })
    void verifiesTheReferenceVectors(String phc) {
        PasswordHash hash = new PasswordHash(phc);
        assertThat(argon2id.verify(Password.of("password"), hash)).isTrue();
        assertThat(argon2id.verify(Password.of("passwore"), hash)).isFalse();
    }

    @Test
    void verifiesWhatItHashed() {
        PasswordHash hash = argon2id.hash(Password.of("tanstaaf"));
        assertThat(hash.text()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(argon2id.verify(Password.of("tanstaaf"), hash)).isTrue();
        assertThat(argon2id.verify(Password.of("Tanstaaf"), hash)).isFalse();
        assertThat(hash.toString()).doesNotContain(hash.text());
    }

    @Test
    void saltsEachHash() {
        assertThat(argon2id.hash(Password.of("x"))).isNotEqualTo(argon2id.hash(Password.of("x")));
    }

    @Test
    void verifiesHashesOfAnotherCost() {
        PasswordHash older = new Argon2id(new Argon2Cost(128, 2, 2)).hash(Password.of("x"));
        assertThat(argon2id.verify(Password.of("x"), older)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=2147483647,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=99,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=7,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=-256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$t=2,m=256,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$c29t$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4$",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZ!NhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
            })
    void refusesDamagedHashes(String phc) {
        PasswordHash hash = new PasswordHash(phc);
        assertThatThrownBy(() -> argon2id.check(hash)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> argon2id.verify(Password.of("password"), hash))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "$", "$$", "$argon2id", "argon2id$x", "$a$b c", "$a$b:c", "$a$\u00fc", "$a$\n"})
    void refusesWhatIsNoPhcString(String text) {
        assertThatThrownBy(() -> new PasswordHash(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
