package org.restante.sasl.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restante.sasl.directory.Attempts.attempt;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.password.ScramDerivation;

class ChainedDirectoryTest {
    private final RecordingDirectory first = new RecordingDirectory("first").put("alice", "one");
    private final RecordingDirectory second =
            new RecordingDirectory("second").put("alice", "two").put("bob", "two");
    private final ChainedDirectory chain = new ChainedDirectory(List.of(first, second));

    @Test
    void asksTheFirstThatKnowsTheUserAndNoOther() {
        assertThat(chain.verify(attempt("alice", "one"))).isInstanceOf(VerifyResult.Verified.class);
        assertThat(chain.verify(attempt("alice", "two"))).isInstanceOf(VerifyResult.Rejected.class);
        assertThat(second.verifications).hasValue(0);
        assertThat(chain.verify(attempt("bob", "two"))).isInstanceOf(VerifyResult.Verified.class);
    }

    @Test
    void aClosedAccountIsNotLookedForElsewhere() {
        first.put("alice", "one", AccountStatus.DISABLED, "2");
        assertThat(chain.find(UserName.of("alice")).orElseThrow().active()).isFalse();
    }

    @Test
    void anUnknownUserCostsOneVerification() {
        assertThat(chain.verify(attempt("nobody", "x"))).isInstanceOf(VerifyResult.Rejected.class);
        assertThat(first.verifications.get() + second.verifications.get()).isEqualTo(1);
    }

    @Test
    void rightsAreThoseOfTheUsersOwnDirectory() {
        StaticDirectory powerful = StaticDirectory.builder()
                .user("alice", "x")
                .mayActAs("alice", "bob")
                .build();
        ChainedDirectory shadowing = new ChainedDirectory(List.of(first, powerful));
        assertThat(shadowing.mayActAs(UserName.of("alice"), UserName.of("bob"))).isFalse();
    }

    @Test
    void offersOnlyWhatWorksForThePasswordsOfAll() {
        StaticDirectory withKeys = StaticDirectory.builder()
                .scram(new ScramDerivation(Set.of(ScramHash.SHA_256), 4096))
                .user("carol", "x")
                .build();
        assertThat(new ChainedDirectory(List.of(withKeys)).credentialKinds())
                .containsExactly(CredentialKind.SCRAM_SHA_256);
        assertThat(new ChainedDirectory(List.of(withKeys, first)).credentialKinds())
                .isEmpty();
        assertThat(new ChainedDirectory(List.of(withKeys, withKeys)).credentialKinds())
                .containsExactly(CredentialKind.SCRAM_SHA_256);
    }

    @Test
    void hasAtLeastOneDirectory() {
        assertThatThrownBy(() -> new ChainedDirectory(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
