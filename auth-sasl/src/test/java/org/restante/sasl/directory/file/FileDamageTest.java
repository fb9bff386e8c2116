package org.restante.sasl.directory.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;
import org.restante.sasl.password.Argon2Cost;
import org.restante.sasl.password.PasswordHashing;
import org.restante.sasl.password.ScramDerivation;

class FileDamageTest {
    private static final PasswordHashing HASHING = PasswordHashing.argon2id(new Argon2Cost(8, 1, 1));

    @TempDir
    Path folder;

    private Path file;
    private String alice;

    @BeforeEach
    void writeAFile() throws IOException {
        file = folder.resolve("users");
        open().add(UserName.of("alice"), Password.of("x"));
        alice = Files.readString(file).stripTrailing();
    }

    private FileDirectory open() {
        return new FileDirectory(new FileDirectorySettings(file, ScramDerivation.NONE), HASHING);
    }

    @Test
    void damageAtTheStartNamesFileAndLine() throws IOException {
        Files.writeString(file, "# first\n" + alice + "\nbob\n");
        assertDamage(3, "name:hash");
    }

    @Test
    void twoLinesOfOneUserAreDamage() throws IOException {
        Files.writeString(file, alice + "\n\n" + alice + "\n");
        assertDamage(3, "line 1 already");
    }

    @Test
    void hashesNobodyCanVerifyAreDamage() throws IOException {
        Files.writeString(file, alice.replace("argon2id", "md5") + "\n");
        assertDamage(1, "md5");
        Files.writeString(file, "alice:$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$\n");
        assertDamage(1, "argon2id");
    }

    @Test
    void octetsThatAreNotUtf8AreDamage() throws IOException {
        Files.write(file, (alice + "\nj\u00fcrgen:$x$y\n").getBytes(StandardCharsets.ISO_8859_1));
        assertDamage(2, "not UTF-8");
    }

    @Test
    void zerosAfterACrashAreDamage() throws IOException {
        Files.write(file, new byte[4096]);
        assertDamage(1, "name:hash");
    }

    @Test
    void everyPrefixIsReadOrRefused() throws IOException {
        for (int length = 0; length < alice.length(); length++) {
            Files.writeString(file, alice.substring(0, length));
            try {
                assertThat(UserFile.read(file, HASHING).names()).hasSizeLessThan(2);
            } catch (DirectoryException damaged) {
                assertThat(damaged.code()).isEqualTo(Code.DAMAGED);
            }
        }
    }

    @Test
    void damageWhileRunningKeepsTheUsersAsTheyWere() throws IOException {
        FileDirectory running = open();
        Files.writeString(file, alice + "\nbob\n");
        assertThat(running.list()).containsExactly(UserName.of("alice"));
        Files.writeString(file, alice.replace("alice:", "carol:") + "\n");
        assertThat(running.list()).containsExactly(UserName.of("carol"));
    }

    @Test
    void anEditLeavesADamagedFileAlone() throws IOException {
        FileDirectory running = open();
        Files.writeString(file, alice + "\nbob\n");
        assertThatThrownBy(() -> running.remove(UserName.of("alice")))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("line 2");
        assertThat(file).hasContent(alice + "\nbob\n");
    }

    @Test
    void takesLinesThatAnotherSystemEnded() throws IOException {
        Files.writeString(file, "# staff\r\n" + alice + "\r\n");
        assertThat(open().list()).containsExactly(UserName.of("alice"));
    }

    private void assertDamage(int line, String what) {
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        DirectoryException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED))
                .hasMessageContaining(file + ", line " + line + ":")
                .hasMessageContaining(what);
    }
}
