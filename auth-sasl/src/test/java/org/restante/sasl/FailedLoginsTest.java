package org.restante.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restante.sasl.Channels.address;

import java.net.InetAddress;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private static final InetAddress HERE = address("192.0.2.1");

    private final SettableClock clock = new SettableClock();
    private final FailedLogins logins = new FailedLogins(clock);

    @Test
    void doublesFromOneSecondToSixteen() {
        assertThat(IntStream.range(0, 7)
                        .mapToObj(i -> logins.failed(HERE, "tim").toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 16L, 16L);
    }

    @Test
    void anotherConnectionHasToWaitToo() {
        assertThat(logins.remaining(HERE, "tim")).isZero();
        logins.failed(HERE, "tim");
        logins.failed(HERE, "tim");
        clock.advance(Duration.ofMillis(500));
        assertThat(logins.remaining(HERE, "tim")).isEqualTo(Duration.ofMillis(1500));
        clock.advance(Duration.ofSeconds(5));
        assertThat(logins.remaining(HERE, "tim")).isZero();
        assertThat(logins.failed(HERE, "tim")).hasSeconds(4);
    }

    @Test
    void countsEachAddressAndUserApart() {
        logins.failed(HERE, "tim");
        assertThat(logins.failed(HERE, "kurt")).hasSeconds(1);
        assertThat(logins.failed(address("192.0.2.2"), "tim")).hasSeconds(1);
    }

    @Test
    void successForgets() {
        logins.failed(HERE, "tim");
        logins.succeeded(HERE, "tim");
        assertThat(logins.failed(HERE, "tim")).hasSeconds(1);
    }

    @Test
    void timeForgets() {
        logins.failed(HERE, "tim");
        clock.advance(Duration.ofMinutes(15));
        assertThat(logins.failed(HERE, "tim")).hasSeconds(2);
        clock.advance(Duration.ofMinutes(15).plusMillis(1));
        assertThat(logins.failed(HERE, "tim")).hasSeconds(1);
    }

    @Test
    void aClockThatJumpsBackLocksNobodyOut() {
        logins.failed(HERE, "tim");
        clock.advance(Duration.ofDays(-3650));
        assertThat(logins.remaining(HERE, "tim")).isZero();
        assertThat(logins.failed(HERE, "tim")).hasSeconds(1);
    }

    @Test
    void anIpv6NetworkIsOneClient() {
        logins.failed(address("2001:db8:1:2::1"), "tim");
        assertThat(logins.failed(address("2001:db8:1:2:ffff::2"), "tim")).hasSeconds(2);
        assertThat(logins.failed(address("2001:db8:1:3::1"), "tim")).hasSeconds(1);
    }

    @Test
    void remembersABoundedNumber() {
        logins.failed(HERE, "first");
        for (int i = 0; i < FailedLogins.MAX_ENTRIES - 1; i++) {
            logins.failed(HERE, "user" + i);
        }
        assertThat(logins.remaining(HERE, "first")).hasSeconds(1);
        // Asking has made it the latest, so the one after it goes.
        logins.failed(HERE, "one more");
        assertThat(logins.remaining(HERE, "first")).hasSeconds(1);
        assertThat(logins.remaining(HERE, "user0")).isZero();
    }

    @Test
    void veryLongNamesTakeNoMemory() {
        logins.failed(HERE, "a".repeat(255));
        assertThat(logins.failed(HERE, "a".repeat(100_000))).hasSeconds(2);
    }
}
