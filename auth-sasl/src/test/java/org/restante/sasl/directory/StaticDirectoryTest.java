package org.restante.sasl.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restante.sasl.directory.Attempts.attempt;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.password.ScramDerivation;

class StaticDirectoryTest {
    private final StaticDirectory directory = StaticDirectory.builder()
            .user("alice", "secret", Set.of("staff"))
            .user("bob", "other")
            .mayActAs("alice", "bob")
            .build();

    @Test
    void knowsItsUsers() {
        assertThat(directory.find(UserName.of("alice")).orElseThrow().groups()).containsExactly("staff");
        assertThat(directory.find(UserName.of("Alice"))).isEmpty();
        assertThat(directory.verify(attempt("alice", "secret"))).isInstanceOf(VerifyResult.Verified.class);
        assertThat(directory.verify(attempt("alice", "other"))).isEqualTo(new VerifyResult.Rejected());
        assertThat(directory.verify(attempt("nobody", "nobody"))).isEqualTo(new VerifyResult.Rejected());
    }

    @Test
    void saysWhoMayActAsWhom() {
        assertThat(directory.mayActAs(UserName.of("alice"), UserName.of("bob"))).isTrue();
        assertThat(directory.mayActAs(UserName.of("bob"), UserName.of("alice"))).isFalse();
    }

    @Test
    void derivesScramKeysWhenToldTo() {
        UserName alice = UserName.of("alice");
        assertThat(directory.credentialKinds()).isEmpty();
        assertThat(directory.credential(alice, CredentialKind.SCRAM_SHA_256)).isEmpty();
        StaticDirectory scram = StaticDirectory.builder()
                .scram(ScramDerivation.DEFAULT)
                .user("alice", "secret")
                .build();
        assertThat(scram.credentialKinds()).contains(CredentialKind.SCRAM_SHA_1, CredentialKind.SCRAM_SHA_256);
        assertThat(scram.credential(alice, CredentialKind.SCRAM_SHA_256)).isPresent();
        assertThat(scram.credential(UserName.of("bob"), CredentialKind.SCRAM_SHA_256))
                .isEmpty();
    }
}
