package org.restante.dist.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.EditableDirectory;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.VerifyResult;
import org.restante.sasl.directory.file.FileDirectory;
import org.restante.sasl.directory.file.FileDirectorySettings;
import org.restante.sasl.password.Argon2Cost;
import org.restante.sasl.password.PasswordHashing;
import org.restante.sasl.password.ScramDerivation;

class DirectoryChainTest {
    private static final UserName ALICE = UserName.of("alice");
    private static final UserName BOB = UserName.of("bob");
    private static final Password SECRET = Password.of("secret");

    @TempDir
    private Path folder;

    private FileDirectory file;
    private EditableDirectory chain;

    @BeforeEach
    void start() {
        file = file("users");
        chain = (EditableDirectory)
                DirectoryChain.of(List.of(StaticDirectory.of("bob", "builder"), file, file("more")));
    }

    private FileDirectory file(String name) {
        return new FileDirectory(
                new FileDirectorySettings(folder.resolve(name), ScramDerivation.NONE),
                PasswordHashing.argon2id(new Argon2Cost(8, 1, 1)));
    }

    private VerifyResult verify(UserName user, Password password) {
        return chain.verify(new PasswordAttempt(user, password, "PLAIN"));
    }

    @Test
    void newUsersComeIntoTheFirstThatCanBeEdited() {
        chain.add(ALICE, SECRET);
        assertThat(file.list()).containsExactly(ALICE);
        assertThat(verify(ALICE, SECRET)).isInstanceOf(VerifyResult.Verified.class);
        chain.setPassword(ALICE, Password.of("another"));
        assertThat(verify(ALICE, SECRET)).isInstanceOf(VerifyResult.Rejected.class);
        chain.remove(ALICE);
        assertThat(chain.find(ALICE)).isEmpty();
    }

    @Test
    void allUsersAreListedOrNone() {
        FileDirectory more = file("more");
        EditableDirectory files = (EditableDirectory) DirectoryChain.of(List.of(file, more));
        file.add(BOB, SECRET);
        more.add(ALICE, SECRET);
        more.add(BOB, SECRET);
        assertThat(files.list()).containsExactly(ALICE, BOB);
        assertThatThrownBy(chain::list).hasMessageContaining("the users of \"static\" cannot be listed from here");
    }

    @Test
    void aNameThatOneOfThemHasIsTaken() {
        assertThatThrownBy(() -> chain.add(BOB, SECRET))
                .isInstanceOfSatisfying(DirectoryException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(DirectoryException.Code.ALREADY_EXISTS));
        assertThat(file.list()).isEmpty();
    }

    @Test
    void whoseDirectoryCannotBeEditedStaysAsTheUserIs() {
        file.add(BOB, SECRET); // in the shadow of the other
        assertThatThrownBy(() -> chain.setPassword(BOB, SECRET)).hasMessageContaining("not kept by this server");
        assertThatThrownBy(() -> chain.remove(BOB)).hasMessageContaining("not kept by this server");
        assertThat(verify(BOB, Password.of("builder"))).isInstanceOf(VerifyResult.Verified.class);
        assertThatThrownBy(() -> chain.remove(ALICE))
                .isInstanceOfSatisfying(DirectoryException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(DirectoryException.Code.NO_SUCH_USER));
    }

    @Test
    void whereNoneCanBeEditedNothingPretendsTo() {
        UserDirectory fixed =
                DirectoryChain.of(List.of(StaticDirectory.of("alice", "secret"), StaticDirectory.of("bob", "builder")));
        assertThat(fixed).isNotInstanceOf(EditableDirectory.class);
        assertThat(fixed.find(BOB)).isPresent();
    }
}
