package org.restante.sasl.directory.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restante.sasl.directory.Attempts.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.ScramKeys;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;
import org.restante.sasl.directory.VerifyResult;
import org.restante.sasl.password.Argon2Cost;
import org.restante.sasl.password.PasswordHashing;
import org.restante.sasl.password.ScramDerivation;

class FileDirectoryTest {
    private static final PasswordHashing HASHING = PasswordHashing.argon2id(new Argon2Cost(8, 1, 1));
    private static final UserName ALICE = UserName.of("alice");

    @TempDir
    Path folder;

    private Path file;
    private FileDirectory directory;

    @BeforeEach
    void start() {
        file = folder.resolve("users");
        directory = open();
    }

    private FileDirectory open() {
        return new FileDirectory(new FileDirectorySettings(file, ScramDerivation.DEFAULT), HASHING);
    }

    @Test
    void startsWithoutAFile() {
        assertThat(directory.list()).isEmpty();
        assertThat(directory.verify(attempt("alice", "x"))).isEqualTo(new VerifyResult.Rejected());
        assertThat(file).doesNotExist();
    }

    @Test
    void keepsWhatItWasGiven() {
        directory.add(ALICE, Password.of("secret"));
        directory.add(UserName.of("#b:o%b, *"), Password.of("other"));
        FileDirectory again = open();
        assertThat(again.list()).extracting(UserName::value).containsExactly("#b:o%b, *", "alice");
        assertVerified(again, "alice", "secret");
        assertVerified(again, "#b:o%b, *", "other");
        assertThat(again.verify(attempt("alice", "other"))).isEqualTo(new VerifyResult.Rejected());
    }

    @Test
    void keepsScramKeysOfThePassword() {
        directory.add(ALICE, Password.of("pencil"));
        ScramKeys keys =
                directory.credential(ALICE, CredentialKind.SCRAM_SHA_256).orElseThrow();
        assertThat(ScramKeys.derive(ScramHash.SHA_256, Password.of("pencil"), keys.saltOctets(), keys.iterations()))
                .isEqualTo(keys);
        assertThat(directory.credential(ALICE, CredentialKind.SCRAM_SHA_1)).isPresent();
    }

    @Test
    void changesAPassword() {
        directory.add(ALICE, Password.of("old"));
        ScramKeys before =
                directory.credential(ALICE, CredentialKind.SCRAM_SHA_256).orElseThrow();
        String revision = directory.find(ALICE).orElseThrow().revision();
        directory.setPassword(ALICE, Password.of("new"));
        assertVerified(directory, "alice", "new");
        assertThat(directory.verify(attempt("alice", "old"))).isEqualTo(new VerifyResult.Rejected());
        assertThat(directory.credential(ALICE, CredentialKind.SCRAM_SHA_256))
                .isPresent()
                .get()
                .isNotEqualTo(before);
        assertThat(directory.find(ALICE).orElseThrow().revision()).isNotEqualTo(revision);
    }

    @Test
    void removesAUser() {
        directory.add(ALICE, Password.of("x"));
        directory.remove(ALICE);
        assertThat(directory.find(ALICE)).isEmpty();
        assertThat(file).isEmptyFile();
    }

    @Test
    void refusesEditsThatMakeNoSense() {
        directory.add(ALICE, Password.of("x"));
        UserName bob = UserName.of("bob");
        Password password = Password.of("y");
        assertCode(Code.ALREADY_EXISTS, () -> directory.add(ALICE, password));
        assertCode(Code.NO_SUCH_USER, () -> directory.setPassword(bob, password));
        assertCode(Code.NO_SUCH_USER, () -> directory.remove(bob));
        assertVerified(directory, "alice", "x");
    }

    @Test
    void leavesTheOtherLinesAsTheyWere() throws IOException {
        directory.add(ALICE, Password.of("x"));
        String alice = Files.readAllLines(file).getFirst();
        String bob = alice.replace("alice:", "bob:") + ":home=h:mine=1";
        Files.writeString(file, "# staff\n\n" + alice + "\n" + bob + "\n# end");
        directory.setPassword(ALICE, Password.of("y"));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(5).startsWith("# staff", "").endsWith(bob, "# end");
        directory.remove(ALICE);
        assertThat(Files.readAllLines(file)).containsExactly("# staff", "", bob, "# end");
    }

    @Test
    void seesWhatAnotherProcessOrAnEditorDid() throws IOException {
        open().add(ALICE, Password.of("x"));
        assertVerified(directory, "alice", "x");
        Files.writeString(file, Files.readString(file).stripTrailing() + ":status=disabled\n");
        assertThat(directory.verify(attempt("alice", "x"))).isEqualTo(new VerifyResult.Disabled());
        assertThat(directory.verify(attempt("alice", "y"))).isEqualTo(new VerifyResult.Rejected());
        assertThat(directory.credential(ALICE, CredentialKind.SCRAM_SHA_256)).isEmpty();
        Files.delete(file);
        assertThat(directory.find(ALICE)).isEmpty();
    }

    @Test
    void saysWhoMayActAsWhom() throws IOException {
        directory.add(ALICE, Password.of("x"));
        assertThat(directory.mayActAs(ALICE, UserName.of("bob"))).isFalse();
        Files.writeString(file, Files.readString(file).stripTrailing() + ":act-as=bob\n");
        assertThat(directory.mayActAs(ALICE, UserName.of("bob"))).isTrue();
        assertThat(directory.mayActAs(ALICE, UserName.of("carol"))).isFalse();
    }

    @Test
    void isTheOwnersAlone() throws IOException {
        directory.add(ALICE, Password.of("x"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).containsExactlyInAnyOrder(file, folder.resolve("users.lock"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("users.lock"))))
                .isEqualTo("rw-------");
    }

    @Test
    void replacesWhatALinkLeadsTo() throws IOException {
        Path real = Files.createDirectory(folder.resolve("etc")).resolve("real");
        Files.writeString(real, "");
        Files.createSymbolicLink(file, real);
        directory.add(ALICE, Password.of("x"));
        assertThat(file).isSymbolicLink();
        assertThat(real).content().startsWith("alice:");
        assertVerified(directory, "alice", "x");
    }

    @Test
    void sweepsWhatACrashLeft() throws IOException {
        Files.writeString(folder.resolve("users.new"), "half a li");
        directory.add(ALICE, Password.of("x"));
        assertThat(folder.resolve("users.new")).doesNotExist();
        assertVerified(directory, "alice", "x");
    }

    @Test
    void aFolderThatIsNotThereIsUnavailable() {
        file = folder.resolve("missing/users");
        FileDirectory nowhere = open();
        assertCode(Code.UNAVAILABLE, () -> nowhere.add(ALICE, Password.of("x")));
    }

    private static void assertVerified(FileDirectory directory, String user, String password) {
        assertThat(directory.verify(attempt(user, password))).isInstanceOf(VerifyResult.Verified.class);
    }

    private static void assertCode(Code code, Runnable edit) {
        assertThatThrownBy(edit::run).isInstanceOfSatisfying(DirectoryException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
