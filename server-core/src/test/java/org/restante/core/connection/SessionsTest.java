package org.restante.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restante.core.audit.Client;
import org.restante.core.ban.Bans;
import org.restante.core.event.MailEvents;
import org.restante.sasl.Identity;
import org.restante.sasl.credential.UserName;

/** Who is let in, held against the limits on connections. */
final class SessionsTest {
    private final Sessions sessions = new Sessions(new ConnectionLimits(2, 100, 1), Bans.none(), MailEvents.none());

    private Optional<SessionEnded> admit(Inbox inbox) {
        return sessions.admit(inbox);
    }

    private static Inbox from(String address) {
        KeptConnection connection = new KeptConnection(address);
        Inbox inbox = new Inbox(new SessionActivity(new Client("imap", connection.remote())));
        inbox.attach(connection);
        return inbox;
    }

    @Test
    void addressesOfOneIpv6NetworkCountAsOne() {
        Inbox first = from("2001:db8:0:1::1");
        assertThat(admit(first)).isEmpty();
        assertThat(admit(from("2001:db8:0:1:ffff:ffff:ffff:ffff"))).isEmpty();
        assertThat(admit(from("2001:db8:0:1::2"))).isPresent();
        assertThat(admit(from("2001:db8:0:2::1"))).as("the network beside it").isEmpty();
        sessions.leave(first);
        assertThat(admit(from("2001:db8:0:1::3"))).as("there is room again").isEmpty();
    }

    @Test
    void ipv4AddressesCountEachByItself() {
        assertThat(admit(from("192.0.2.1"))).isEmpty();
        assertThat(admit(from("192.0.2.1"))).isEmpty();
        assertThat(admit(from("192.0.2.1"))).isPresent();
        assertThat(admit(from("192.0.2.2"))).isEmpty();
        assertThat(admit(from("::ffff:192.0.2.1")))
                .as("the same in the dress of IPv6")
                .isPresent();
    }

    @Test
    void sessionsOfAUserCountByNetworkToo() {
        Identity alice = Identity.of(UserName.of("alice"));
        Inbox first = from("2001:db8::1");
        Inbox second = from("2001:db8::2");
        Inbox elsewhere = from("2001:db8:0:1::1");
        for (Inbox each : new Inbox[] {first, second, elsewhere}) {
            assertThat(admit(each)).isEmpty();
        }
        assertThat(sessions.login(first, alice)).isTrue();
        assertThat(sessions.login(second, alice)).isFalse();
        assertThat(sessions.login(elsewhere, alice)).isTrue();
    }
}
