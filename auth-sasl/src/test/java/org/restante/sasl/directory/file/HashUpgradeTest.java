package org.restante.sasl.directory.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restante.sasl.directory.Attempts.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.ScramKeys;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.CacheSettings;
import org.restante.sasl.directory.CachingDirectory;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.VerifyResult;
import org.restante.sasl.password.Argon2Cost;
import org.restante.sasl.password.Argon2id;
import org.restante.sasl.password.HashingLimits;
import org.restante.sasl.password.OldHashes;
import org.restante.sasl.password.PasswordHash;
import org.restante.sasl.password.PasswordHashing;
import org.restante.sasl.password.PasswordScheme;
import org.restante.sasl.password.ScramDerivation;
import org.restante.sasl.password.foreign.ForeignSchemes;

class HashUpgradeTest {
    private static final UserName ALICE = UserName.of("alice");
    private static final String BCRYPT = "$2y$05$KYJTFNtm3wNYoy82yb.5aebw9yfGTTE57/sE./N5bvbGtSTCOCcOS";
    private static final String SSHA = "{SSHA}UTTcx+T2rqqkt/FcQbTrgx66lbmCzlvI";

    @TempDir
    Path folder;

    private Path file;
    private final Gate gate = new Gate();

    @BeforeEach
    void start() {
        file = folder.resolve("users");
    }

    /** Argon2id that counts, and that lets nobody through before it is opened. */
    private static final class Gate implements PasswordScheme {
        final Argon2id argon2id = new Argon2id(new Argon2Cost(8, 1, 1));
        final AtomicInteger hashed = new AtomicInteger();
        volatile Runnable meanwhile = () -> {};

        @Override
        public String id() {
            return Argon2id.ID;
        }

        @Override
        public PasswordHash hash(Password password) {
            hashed.incrementAndGet();
            meanwhile.run();
            return argon2id.hash(password);
        }

        @Override
        public boolean verify(Password password, PasswordHash hash) {
            return argon2id.verify(password, hash);
        }

        @Override
        public void check(PasswordHash hash) {
            argon2id.check(hash);
        }
    }

    private FileDirectory open(OldHashes oldHashes) {
        Map<String, PasswordScheme> schemes = new HashMap<>(Map.of(Argon2id.ID, gate));
        ForeignSchemes.all(gate).forEach(scheme -> schemes.put(scheme.id(), scheme));
        return new FileDirectory(
                new FileDirectorySettings(file, ScramDerivation.DEFAULT),
                new PasswordHashing(schemes, new HashingLimits(Argon2id.ID, 8), oldHashes));
    }

    private static OldHashes accepting(OldHashes.Upgrade upgrade) {
        return new OldHashes(OldHashes.Weak.ACCEPT, upgrade);
    }

    @Test
    void aLoginReplacesTheHashAndNothingElse() throws IOException {
        Files.writeString(file, "# staff\nbob:" + BCRYPT + "\nalice:" + SSHA + ":groups=staff:mine=1\n# end\n");
        FileDirectory directory = open(accepting(OldHashes.Upgrade.AT_LOGIN));
        assertThat(directory.verify(attempt("alice", "secret"))).isInstanceOf(VerifyResult.Verified.class);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4).startsWith("# staff", "bob:" + BCRYPT).endsWith("# end");
        assertThat(lines.get(2))
                .startsWith("alice:$argon2id$")
                .contains(":groups=staff:mine=1")
                .contains("scram-sha-256=");
        int hashed = gate.hashed.get();
        assertThat(directory.verify(attempt("alice", "secret"))).isInstanceOf(VerifyResult.Verified.class);
        assertThat(gate.hashed.get()).as("only once").isEqualTo(hashed);
        assertThat(directory.verify(attempt("alice", "Secret"))).isEqualTo(new VerifyResult.Rejected());
        assertThat(directory.credential(ALICE, CredentialKind.SCRAM_SHA_256)).isPresent();
    }

    @Test
    void aFailureReplacesNothingAndCostsAsMuchAsAnUnknownUser() throws IOException {
        Files.writeString(file, "alice:" + SSHA + "\n");
        FileDirectory directory = open(accepting(OldHashes.Upgrade.AT_LOGIN));
        directory.verify(attempt("nobody", "wrong"));
        assertThat(gate.hashed.get()).isEqualTo(1);
        assertThat(directory.verify(attempt("alice", "wrong"))).isEqualTo(new VerifyResult.Rejected());
        assertThat(gate.hashed.get()).isEqualTo(2);
        assertThat(file).hasContent("alice:" + SSHA);
    }

    @Test
    void closedAccountsAndThoseWhoAreToldToStayAsTheyAre() throws IOException {
        String disabled = "alice:" + BCRYPT + ":status=disabled";
        String expired = "bob:" + BCRYPT + ":status=expired";
        Files.writeString(file, disabled + "\n" + expired + "\n");
        FileDirectory directory = open(accepting(OldHashes.Upgrade.AT_LOGIN));
        assertThat(directory.verify(attempt("alice", "secret"))).isEqualTo(new VerifyResult.Disabled());
        assertThat(directory.verify(attempt("bob", "secret"))).isEqualTo(new VerifyResult.Expired());
        Files.writeString(file, "carol:" + BCRYPT + "\n");
        FileDirectory keeping = open(accepting(OldHashes.Upgrade.NEVER));
        assertThat(keeping.verify(attempt("carol", "secret"))).isInstanceOf(VerifyResult.Verified.class);
        assertThat(file).hasContent("carol:" + BCRYPT);
    }

    @Test
    void ofTwoLoginsAtOnceOneUpgradesAndBothGetIn() throws Exception {
        Files.writeString(file, "alice:" + BCRYPT + "\n");
        FileDirectory directory = open(accepting(OldHashes.Upgrade.AT_LOGIN));
        CountDownLatch secondIsIn = new CountDownLatch(1);
        CountDownLatch firstHashes = new CountDownLatch(1);
        gate.meanwhile = () -> {
            firstHashes.countDown();
            await(secondIsIn);
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<VerifyResult> first = threads.submit(() -> directory.verify(attempt("alice", "secret")));
            firstHashes.await();
            assertThat(directory.verify(attempt("alice", "secret"))).isInstanceOf(VerifyResult.Verified.class);
            secondIsIn.countDown();
            assertThat(first.get()).isInstanceOf(VerifyResult.Verified.class);
        }
        assertThat(gate.hashed.get()).isEqualTo(1);
        assertThat(Files.readString(file)).startsWith("alice:$argon2id$");
    }

    @Test
    void manyLoginsOfManyUsersLoseNoLine() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            lines.append("user").append(i).append(':').append(SSHA).append('\n');
        }
        Files.writeString(file, lines);
        FileDirectory one = open(accepting(OldHashes.Upgrade.AT_LOGIN));
        FileDirectory other = open(accepting(OldHashes.Upgrade.AT_LOGIN)); // as another process would be
        List<Future<VerifyResult>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String user = "user" + i;
                results.add(threads.submit(() -> one.verify(attempt(user, "secret"))));
                results.add(threads.submit(() -> other.verify(attempt(user, "secret"))));
            }
            for (Future<VerifyResult> result : results) {
                assertThat(result.get()).isInstanceOf(VerifyResult.Verified.class);
            }
        }
        assertThat(Files.readAllLines(file)).hasSize(20).allMatch(line -> line.contains(":$argon2id$"));
    }

    // The slow part of the upgrade runs without the lock: an administrator may be quicker.
    @Test
    void aPasswordThatWasChangedMeanwhileStays() throws IOException {
        Files.writeString(file, "alice:" + BCRYPT + "\n");
        FileDirectory directory = open(accepting(OldHashes.Upgrade.AT_LOGIN));
        CachingDirectory cached = new CachingDirectory(directory, CacheSettings.DEFAULT, Clock.systemUTC());
        gate.meanwhile = () -> {
            gate.meanwhile = () -> {};
            open(accepting(OldHashes.Upgrade.AT_LOGIN)).setPassword(ALICE, Password.of("new"));
        };
        assertThat(cached.verify(attempt("alice", "secret"))).isInstanceOf(VerifyResult.Verified.class);
        assertThat(cached.verify(attempt("alice", "secret")))
                .as("the old password is not remembered for the new one")
                .isEqualTo(new VerifyResult.Rejected());
        assertThat(cached.verify(attempt("alice", "new"))).isInstanceOf(VerifyResult.Verified.class);
    }

    @Test
    void aFileThatCannotBeWrittenLetsUsersInAllTheSame() throws IOException {
        Files.writeString(file, "alice:" + BCRYPT + "\n");
        FileDirectory directory = open(accepting(OldHashes.Upgrade.AT_LOGIN));
        Files.createDirectory(folder.resolve("users.lock"));
        assertThat(directory.verify(attempt("alice", "secret"))).isInstanceOf(VerifyResult.Verified.class);
        assertThat(file).hasContent("alice:" + BCRYPT);
    }

    @Test
    void weakOnesAreDamageByDefault() throws IOException {
        Files.writeString(file, "alice:" + SSHA + "\n");
        assertThatThrownBy(() -> open(OldHashes.DEFAULT))
                .isInstanceOf(DirectoryException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("{SSHA} is weak");
    }

    @Test
    void keysForScramThatAreThePasswordsHashServeScramToo() throws IOException {
        ScramKeys keys = ScramKeys.derive(ScramHash.SHA_256, Password.of("pencil"), new byte[] {1, 2, 3}, 4096);
        Files.writeString(file, "alice:{SCRAM-SHA-256}" + keys.format() + "\n");
        FileDirectory directory = open(OldHashes.DEFAULT);
        assertThat(directory.credential(ALICE, CredentialKind.SCRAM_SHA_256)).contains(keys);
        assertThat(directory.credential(ALICE, CredentialKind.SCRAM_SHA_1)).isEmpty();
        assertThat(directory.verify(attempt("alice", "pencil"))).isInstanceOf(VerifyResult.Verified.class);
        assertThat(directory.credential(ALICE, CredentialKind.SCRAM_SHA_1)).isPresent();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
