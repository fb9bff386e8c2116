package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.core.audit.AuditLog;
import org.restante.core.ban.BanSettings;
import org.restante.core.ban.Networks;
import org.restante.core.connection.TlsOffer;
import org.restante.core.tls.SelfSigned;
import org.restante.core.transport.Endpoint;
import org.restante.server.engine.Limits;

/** Clients for whom a proxy or a webmail server connects, which says so with ID; 127.0.0.9 is the one that is trusted. */
@Timeout(60)
final class OriginatingTest {
    private static final int WEBMAIL = 9;
    private static final String ALICE_AT_HOME =
            "ID (\"name\" \"Roundcube\" \"x-originating-ip\" \"203.0.113.5\" \"x-originating-port\" \"50123\")";

    private final LogLines audit = new LogLines(AuditLog.LOGGER);
    private final LogLines ends = new LogLines("org.restante.core.connection.SessionLog");
    private final LogLines said = new LogLines("org.restante.server.command.session.Originating");

    @AfterEach
    void stopListening() {
        audit.close();
        ends.close();
        said.close();
    }

    private static TestServer start(Limits limits, Module... more) throws IOException {
        return TestServer.startAt(endpoint(TlsOffer.NONE), Optional.empty(), limits, more);
    }

    private static Endpoint endpoint(TlsOffer offer) {
        return new Endpoint(new InetSocketAddress("127.0.0.1", 0), offer, Networks.NONE, Set.of())
                .trusting(Networks.parse(List.of("127.0.0." + WEBMAIL)));
    }

    private static Client webmail(TestServer server) throws IOException {
        return from(WEBMAIL, server);
    }

    private static Client from(int n, TestServer server) throws IOException {
        Client client = Client.from(n, server.address());
        assertThat(client.response()).startsWith("* OK");
        return client;
    }

    private static Module banAfterOne() {
        return binder -> OptionalBinder.newOptionalBinder(binder, BanSettings.class)
                .setBinding()
                .toInstance(new BanSettings(1, Duration.ofMinutes(1), Duration.ofMinutes(1), Networks.LOOPBACK));
    }

    private String from() {
        Eventually.holds("the session has ended", () -> ends.all().size() == 1);
        return ends.all().getFirst();
    }

    @Test
    void theLogsHaveTheClientAndNotTheServerBetween() throws IOException {
        try (TestServer server = start(Limits.DEFAULT)) {
            try (Client client = webmail(server)) {
                client.ok(ALICE_AT_HOME);
                assertThat(client.completion("LOGIN alice wrong")).startsWith("NO");
                client.login("alice").ok("LOGOUT");
            }
            String who = " protocol=imap address=203.0.113.5 port=50123 mechanism=LOGIN tls=none ";
            assertThat(audit.all())
                    .containsExactly(
                            "failure" + who + "reason=credentials-invalid user=alice", "login" + who + "user=alice");
            assertThat(from()).contains(" from=203.0.113.5:50123 client=\"name=Roundcube\" ");
            assertThat(said.all()).singleElement().asString().contains("/127.0.0.9:", "/203.0.113.5:50123");
        }
    }

    @Test
    void theClientIsBannedAndNotTheServerBetween() throws IOException {
        try (TestServer server = start(Limits.DEFAULT, banAfterOne())) {
            try (Client client = webmail(server);
                    Client connected = webmail(server);
                    Client other = webmail(server)) {
                client.ok(ALICE_AT_HOME);
                assertThat(client.completion("LOGIN alice wrong")).startsWith("NO");
                assertThat(audit.all()).last().asString().startsWith("ban protocol=imap address=203.0.113.5 ");
                connected.send("a " + ALICE_AT_HOME + "\r\n");
                assertThat(connected.rest()).startsWith("* BYE [UNAVAILABLE]").doesNotContain("a OK");
                other.ok("ID (\"x-originating-ip\" \"203.0.113.6\")");
                other.login("alice");
            }
        }
    }

    @Test
    void limitsAreTheClientsAndNotTheServersBetween() throws IOException {
        Limits limits = new LimitsBuilder()
                .unauthenticatedPerAddress(1)
                .sessionsPerUser(1)
                .build();
        try (TestServer server = start(limits);
                Client first = webmail(server)) {
            first.ok(ALICE_AT_HOME);
            try (Client same = webmail(server)) {
                same.send("a " + ALICE_AT_HOME + "\r\n");
                assertThat(same.rest()).startsWith("* BYE [LIMIT]");
            }
            first.login("alice");
            try (Client same = webmail(server)) {
                same.ok(ALICE_AT_HOME);
                assertThat(same.completion("LOGIN alice secret")).startsWith("NO [LIMIT]");
            }
            try (Client elsewhere = webmail(server)) {
                elsewhere.ok("ID (\"x-originating-ip\" \"2001:db8::7\")");
                elsewhere.login("alice");
            }
        }
        assertThat(audit.all())
                .filteredOn(line -> line.startsWith("refusal"))
                .containsExactly(
                        "refusal protocol=imap address=203.0.113.5 port=50123 reason=connections-per-address",
                        "refusal protocol=imap address=203.0.113.5 port=50123 reason=sessions-per-user user=alice");
    }

    @Test
    void whoIsNotTrustedIsNotBelieved() throws IOException {
        try (TestServer server = start(Limits.DEFAULT, banAfterOne())) {
            try (Client client = from(8, server)) {
                client.ok(ALICE_AT_HOME);
                assertThat(client.completion("LOGIN alice wrong")).startsWith("NO");
            }
            assertThat(audit.all()).singleElement().asString().contains(" address=127.0.0.8 ");
            assertThat(from()).contains(" from=127.0.0.8:", " client=\"name=Roundcube\" ");
            assertThat(said.all()).isEmpty();
        }
    }

    @Test
    void afterTheLoginItIsTooLate() throws IOException {
        try (TestServer server = start(Limits.DEFAULT)) {
            try (Client client = webmail(server)) {
                client.login("alice").ok(ALICE_AT_HOME);
                client.ok("LOGOUT");
            }
            assertThat(from()).contains(" from=127.0.0.9:");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x-originating-ip\" \"203.0.113.256\"",
                "\"x-originating-ip\" \"203.0.113\"",
                "\"x-originating-ip\" \"0xcb007105\"",
                "\"x-originating-ip\" \"\"",
                "\"x-originating-ip\" \"localhost\"",
                "\"x-originating-ip\" \"203.0.113.5, 192.0.2.1\"",
                "\"x-originating-ip\" \".:1\"",
                "\"x-originating-ip\" \"fe80::1%lo\"",
                "\"x-originating-ip\" \"[2001:db8::7]\"",
                "\"x-originating-ip\" \"127.0.0.1\"",
                "\"x-originating-ip\" \"::1\"",
                "\"x-originating-ip\" \"::ffff:127.0.0.1\"",
                "\"x-originating-ip\" \"0.0.0.0\"",
                "\"x-originating-ip\" \"224.0.0.1\"",
                "\"x-originating-ip\" \"203.0.113.5\" \"X-Originating-IP\" \"203.0.113.6\"",
                "\"x-originating-ip\" \"203.0.113.5\" \"x-originating-port\" \"65536\"",
                "\"x-originating-ip\" \"203.0.113.5\" \"x-originating-port\" \"-1\"",
                "\"x-originating-ip\" \"203.0.113.5\" \"x-originating-port\" \"\"",
            })
    void whatIsNoAddressOfAClientIsNoneAndTheLogSaysSo(String fields) throws IOException {
        try (TestServer server = start(Limits.DEFAULT)) {
            try (Client client = webmail(server)) {
                assertThat(client.completion("ID (" + fields + ")")).startsWith("OK");
                client.login("alice").ok("LOGOUT");
            }
            assertThat(from()).contains(" from=127.0.0.9:");
            assertThat(said.all()).singleElement().asString().contains("an address that is none");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "10.0.0.7, 10.0.0.7",
    })
    void addressesOfBothKindsInLettersOfAnyCase(String sent, String address) throws IOException {
        try (TestServer server = start(Limits.DEFAULT)) {
            try (Client client = webmail(server)) {
                client.ok("ID (\"X-Originating-IP\" \"" + sent + "\" \"X-ORIGINATING-PORT\" NIL)");
                client.ok("LOGOUT");
            }
            assertThat(from()).contains(" from=" + address + ":0 ");
        }
    }

    // Anybody on the way can have said what came before the handshake.
    @Test
    void startTlsForgetsIt(@TempDir Path folder) throws IOException {
        Optional<SSLContext> tls = Optional.of(SelfSigned.in(folder).context().get());
        try (TestServer server = TestServer.startAt(endpoint(TlsOffer.STARTTLS), tls, Limits.DEFAULT)) {
            try (Client client = webmail(server)) {
                client.ok(ALICE_AT_HOME);
                client.ok("STARTTLS");
                client.encrypt();
                client.login("alice").ok("LOGOUT");
            }
            assertThat(from()).contains(" from=127.0.0.9:");
        }
    }

    @Test
    void whoIsNobodyAgainIsToBeSaidAnew() throws IOException {
        try (TestServer server = start(Limits.DEFAULT);
                Client client = webmail(server)) {
            client.ok(ALICE_AT_HOME);
            client.login("alice").ok("UNAUTHENTICATE");
            client.login("alice").ok("UNAUTHENTICATE");
            client.ok("ID (\"x-originating-ip\" \"203.0.113.6\")");
            client.login("bob");
            assertThat(audit.all())
                    .extracting(line -> line.replaceAll(".* address=([^ ]+) .*", "$1"))
                    .containsExactly("203.0.113.5", "127.0.0.9", "203.0.113.6");
        }
    }
}
