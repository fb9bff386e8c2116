package org.restante.sasl.directory.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.AccountStatus;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.password.PasswordHash;

class FileUserTest {
    private static final PasswordHash HASH = new PasswordHash("$test$x");
    private static final String KEY = "A".repeat(43) + "=";

    @Test
    void readsTheAttributes() {
        FileUser user = FileUser.parse("alice:$test$x:groups=staff,a%2Cb:home=/m/a%3Ab:act-as=bob,c%2Ad:quota=1%25"
                + ":scram-sha-256=4096,c2FsdA==," + KEY + "," + KEY);
        UserRecord record = user.record();
        assertThat(record.groups()).containsExactlyInAnyOrder("staff", "a,b");
        assertThat(record.home()).contains("/m/a:b");
        assertThat(record.attributes()).isEqualTo(Map.of("quota", "1%"));
        assertThat(record.active()).isTrue();
        assertThat(user.mayActAs(UserName.of("bob"))).isTrue();
        assertThat(user.mayActAs(UserName.of("c*d"))).isTrue();
        assertThat(user.mayActAs(UserName.of("eve"))).isFalse();
        assertThat(user.scramKeys(ScramHash.SHA_256).orElseThrow().iterations()).isEqualTo(4096);
        assertThat(user.scramKeys(ScramHash.SHA_1)).isEmpty();
    }

    @Test
    void onlyTheStarItselfMeansEverybody() {
        assertThat(FileUser.parse("proxy:$test$x:act-as=*").mayActAs(UserName.of("eve")))
                .isTrue();
        assertThat(FileUser.parse("proxy:$test$x:act-as=%2A").mayActAs(UserName.of("eve")))
                .isFalse();
        assertThat(FileUser.parse("proxy:$test$x:act-as=").mayActAs(UserName.of("eve")))
                .isFalse();
    }

    @Test
    void anotherPasswordKeepsAllButWhatCameFromTheOldOne() {
        FileUser user = FileUser.parse("alice:$test$x:home=h:scram-sha-1=1,c2FsdA==,AAAAAAAAAAAAAAAAAAAAAAAAAAA=,"
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAA=:status=expired:mine=a%20b");
        FileUser changed = user.withPassword(new PasswordHash("$test$y"), Map.of());
        assertThat(changed.format()).isEqualTo("alice:$test$y:home=h:mine=a%20b");
        assertThat(changed.record().revision()).isNotEqualTo(user.record().revision());
    }

    @Test
    void anotherPasswordOpensNoClosedAccount() {
        FileUser user = FileUser.parse("alice:$test$x:status=disabled");
        assertThat(user.withPassword(HASH, Map.of()).status()).isEqualTo(AccountStatus.DISABLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                ":$test$x",
                "alice:",
                "alice:plain",
                "alice:$test$x:",
                "alice:$test$x:novalue",
                "alice:$test$x:=v",
                "alice:$test$x:a=1:a=2",
                "alice:$test$x:status=maybe",
                "alice:$test$x:home=%",
                "alice:$test$x:home=%4",
                "alice:$test$x:home=%zz",
                "alice:$test$x:home=%FF",
                "alice:$test$x:groups=%",
                "alice:$test$x:act-as=a,%",
                "alice:$test$x:other=%0",
                "al%07ice:$test$x",
                "alice:$test$x:scram-sha-1=4096,c2FsdA==",
                "alice:$test$x:scram-sha-1=-1,c2FsdA==,x,y",
                "alice:$test$x:scram-sha-1=\u0661,c2FsdA==,x,y",
                "alice:$test$x:scram-sha-256=4096,c2FsdA==,AAAA,AAAA"
            })
    void refusesDamagedLines(String line) {
        assertThatThrownBy(() -> FileUser.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void anyNameComesBack(@ForAll String text) {
        Optional<UserName> name = UserName.parse(text);
        name.ifPresent(user -> {
            String line = new FileUser(user, HASH, Map.of()).format();
            assertThat(line).doesNotStartWith("#").doesNotContain("\n").doesNotContain("\r");
            assertThat(FileUser.parse(line).name()).isEqualTo(user);
        });
    }

    @Property(tries = 500)
    void anyTextOfCharactersComesBackFromPercentCode(@ForAll String text) {
        boolean encodable = StandardCharsets.UTF_8.newEncoder().canEncode(text);
        if (encodable) {
            assertThat(PercentCode.decode(PercentCode.encode(text))).isEqualTo(text);
        }
    }

    @Property(tries = 500)
    void noLineMakesItThrowAnythingElse(@ForAll String line) {
        try {
            assertThat(FileUser.parse("a:$test$x:" + line)).isNotNull();
        } catch (IllegalArgumentException damaged) {
            assertThat(damaged).hasMessageNotContaining("$test$x");
        }
    }
}
