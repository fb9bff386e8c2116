package org.restante.sasl.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restante.sasl.directory.Attempts.attempt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restante.sasl.SettableClock;

class CachingDirectoryTest {
    private final SettableClock clock = new SettableClock();
    private final RecordingDirectory users =
            new RecordingDirectory("here").put("A", "same").put("B", "other");
    private final CachingDirectory cached = new CachingDirectory(users, CacheSettings.DEFAULT, clock);

    @Test
    void verifiesTheSamePasswordOnce() {
        assertVerified(attempt("A", "same"));
        assertVerified(attempt("A", "same"));
        assertThat(users.verifications).hasValue(1);
    }

    // CVE-2025-30189: a cache that took one user for another
    @Test
    void oneUsersPasswordOpensNoOtherUser() {
        assertVerified(attempt("A", "same"));
        assertRejected(attempt("B", "same"));
        assertVerified(attempt("B", "other"));
        assertRejected(attempt("A", "other"));
    }

    @Test
    void namesAndPasswordsThatReadTheSameTogetherAreApart() {
        users.put("ab", "c");
        users.put("a", "x");
        assertVerified(attempt("ab", "c"));
        assertRejected(attempt("a", "bc"));
    }

    @Test
    void eachMechanismIsVerifiedByItself() {
        assertVerified(attempt("A", "same", "PLAIN"));
        assertVerified(attempt("A", "same", "LOGIN"));
        assertThat(users.verifications).hasValue(2);
    }

    @Test
    void doesNotRememberWrongPasswords() {
        assertRejected(attempt("A", "wrong"));
        assertRejected(attempt("A", "wrong"));
        assertThat(users.verifications).hasValue(2);
        users.put("A", "wrong");
        assertVerified(attempt("A", "wrong"));
    }

    @Test
    void forgetsWhenTheRecordChanges() {
        assertVerified(attempt("A", "same"));
        users.put("A", "new", AccountStatus.ACTIVE, "2");
        assertRejected(attempt("A", "same"));
        assertVerified(attempt("A", "new"));
    }

    @Test
    void refusesARemovedUserAtOnce() {
        assertVerified(attempt("A", "same"));
        users.remove("A");
        assertRejected(attempt("A", "same"));
    }

    @Test
    void asksAgainForAClosedAccount() {
        assertVerified(attempt("A", "same"));
        users.put("A", "same", AccountStatus.DISABLED, "1");
        cached.verify(attempt("A", "same"));
        assertThat(users.verifications).hasValue(2);
    }

    @Test
    void forgetsInTime() {
        assertVerified(attempt("A", "same"));
        clock.advance(Duration.ofSeconds(119));
        assertVerified(attempt("A", "same"));
        assertThat(users.verifications).hasValue(1);
        // Being asked does not make it younger.
        clock.advance(Duration.ofSeconds(1));
        assertVerified(attempt("A", "same"));
        assertThat(users.verifications).hasValue(2);
        clock.advance(Duration.ofDays(-3650));
        assertVerified(attempt("A", "same"));
        assertThat(users.verifications).hasValue(3);
    }

    @Test
    void remembersABoundedNumber() {
        VerifiedCredentials few = new VerifiedCredentials(new CacheSettings(2, Duration.ofMinutes(1)), clock);
        for (int i = 0; i < 100; i++) {
            few.add(few.key("here", attempt("user" + i, "x")), "1");
        }
        assertThat(few.size()).isEqualTo(2);
        assertThat(few.contains(few.key("here", attempt("user99", "x")), "1")).isTrue();
        assertThat(few.contains(few.key("elsewhere", attempt("user99", "x")), "1"))
                .isFalse();
        assertThat(few.contains(few.key("here", attempt("user0", "x")), "1")).isFalse();
    }

    @Test
    void canBeTurnedOff() {
        CachingDirectory off = new CachingDirectory(users, CacheSettings.OFF, clock);
        off.verify(attempt("A", "same"));
        off.verify(attempt("A", "same"));
        assertThat(users.verifications).hasValue(2);
    }

    @Test
    void manyAtOnceWaitForOneVerification() throws Exception {
        // The verification ends when all have seen that nothing is remembered yet.
        users.lookups = new CountDownLatch(200);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<VerifyResult>> all = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> cached.verify(attempt("A", "same"))))
                    .toList();
            for (Future<VerifyResult> one : all) {
                assertThat(one.get()).isInstanceOf(VerifyResult.Verified.class);
            }
        }
        assertThat(users.verifications).hasValue(1);
    }

    private void assertVerified(PasswordAttempt attempt) {
        assertThat(cached.verify(attempt)).isInstanceOf(VerifyResult.Verified.class);
    }

    private void assertRejected(PasswordAttempt attempt) {
        assertThat(cached.verify(attempt)).isInstanceOf(VerifyResult.Rejected.class);
    }
}
