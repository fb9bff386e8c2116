package org.restante.sasl.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restante.sasl.credential.Password;

class PasswordHashingTest {
    private static final PasswordHash HASH = new PasswordHash("$counting$x");

    @Test
    void computesNoMoreAtATimeThanItMay() throws Exception {
        Counting scheme = new Counting();
        PasswordHashing hashing = new PasswordHashing(Map.of("counting", scheme), new HashingLimits("counting", 2));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> hashing.verify(Password.of("x"), HASH)))
                    .toList();
            scheme.twoAreIn.await();
            scheme.goOn.countDown();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(scheme.most.get()).isEqualTo(2);
    }

    @Test
    void anUnknownUserCostsOneComputationOfThePreferredScheme() {
        Counting scheme = new Counting();
        PasswordHashing hashing = new PasswordHashing(Map.of("counting", scheme), new HashingLimits("counting", 2));
        hashing.verifyNobody(Password.of("x"));
        hashing.verifyNobody(Password.of("y"));
        assertThat(scheme.hashed.get()).isEqualTo(2);
    }

    @Test
    void refusesSchemesThatAreNotInstalled() {
        PasswordHashing hashing = PasswordHashing.argon2id(new Argon2Cost(8, 1, 1));
        assertThatThrownBy(() -> hashing.check(HASH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PasswordHashing(Map.of(), HashingLimits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final class Counting implements PasswordScheme {
        final CountDownLatch twoAreIn = new CountDownLatch(2);
        final CountDownLatch goOn = new CountDownLatch(1);
        final AtomicInteger now = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final AtomicInteger hashed = new AtomicInteger();

        @Override
        public String id() {
            return "counting";
        }

        @Override
        public PasswordHash hash(Password password) {
            hashed.incrementAndGet();
            return HASH;
        }

        @Override
        public boolean verify(Password password, PasswordHash hash) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            twoAreIn.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            now.decrementAndGet();
            return true;
        }

        @Override
        public void check(PasswordHash hash) {
            assertThat(hash.scheme()).isEqualTo("counting");
        }
    }
}
