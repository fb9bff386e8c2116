package org.restante.core.ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is kept out, and for how long. */
final class BansTest {
    private final Time time = new Time();
    private final Bans bans = new Bans(
            new BanSettings(
                    3, Duration.ofMinutes(10), Duration.ofMinutes(5), Networks.parse(List.of("198.51.100.0/24"))),
            time);

    private static final class Time extends Clock {
        private Instant now = Instant.EPOCH.plusSeconds(1_000_000);

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void pass(Duration duration) {
            now = now.plus(duration);
        }
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private void fail(String address, int times) throws UnknownHostException {
        for (int i = 0; i < times; i++) {
            bans.failed(address(address));
        }
    }

    @Test
    void keepsOutUntilTheTimeIsOver() throws UnknownHostException {
        fail("192.0.2.7", 2);
        assertThat(bans.isBanned(address("192.0.2.7"))).isFalse();
        assertThat(bans.failed(address("192.0.2.7"))).contains(Duration.ofMinutes(5));
        assertThat(bans.isBanned(address("192.0.2.7"))).isTrue();
        assertThat(bans.isBanned(address("192.0.2.8"))).isFalse();
        time.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(bans.isBanned(address("192.0.2.7"))).isTrue();
        time.pass(Duration.ofMillis(1));
        assertThat(bans.isBanned(address("192.0.2.7"))).isFalse();
        assertThat(bans.failed(address("192.0.2.7"))).as("begins anew").isEmpty();
    }

    @Test
    void forgetsFailuresOfAnotherTime() throws UnknownHostException {
        fail("192.0.2.7", 2);
        time.pass(Duration.ofMinutes(10));
        fail("192.0.2.7", 2);
        assertThat(bans.isBanned(address("192.0.2.7"))).isFalse();
    }

    @Test
    void countsAnIpv6AddressAsItsNetwork() throws UnknownHostException {
        fail("2001:db8::1", 1);
        fail("2001:db8::2", 1);
        fail("2001:db8::3", 1);
        assertThat(bans.isBanned(address("2001:db8:0:0:ffff::"))).isTrue();
        assertThat(bans.isBanned(address("2001:db8:0:1::"))).isFalse();
    }

    @Test
    void neverKeepsOutWhoIsAllowed() throws UnknownHostException {
        fail("198.51.100.9", 100);
        assertThat(bans.isBanned(address("198.51.100.9"))).isFalse();
    }

    @Test
    void aClockThatJumpsBackEndsABan() throws UnknownHostException {
        fail("192.0.2.7", 3);
        time.pass(Duration.ofDays(-1));
        assertThat(bans.isBanned(address("192.0.2.7"))).isFalse();
    }

    @Test
    void remembersSoManyNetworksAndNoMore() throws UnknownHostException {
        fail("192.0.2.7", 3);
        for (int i = 0; i < Bans.MAX_ENTRIES; i++) {
            fail("10.1." + i / 256 + "." + i % 256, 2);
        }
        assertThat(bans.isBanned(address("192.0.2.7")))
                .as("failures make no ban go")
                .isTrue();
        fail("10.2.0.1", 2);
        assertThat(bans.failed(address("10.1.0.0"))).as("forgotten").isEmpty();
        assertThat(bans.failed(address("10.1.30.0"))).as("remembered").isPresent();
    }

    @Test
    void noneKeepsNobodyOut() throws UnknownHostException {
        Bans none = Bans.none();
        for (int i = 0; i < 100; i++) {
            assertThat(none.failed(address("192.0.2.7"))).isEmpty();
        }
        assertThat(none.isBanned(address("192.0.2.7"))).isFalse();
    }
}
