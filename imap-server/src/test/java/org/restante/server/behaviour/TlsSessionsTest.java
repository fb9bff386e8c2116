package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.core.tls.SelfSigned;
import org.restante.server.engine.Limits;

/** TLS from the first octet and by STARTTLS, from one end to the other, with a certificate of the server's own making. */
@Timeout(60)
class TlsSessionsTest {
    private static SSLContext tls;

    @BeforeAll
    static void certify(@TempDir Path folder) {
        tls = SelfSigned.in(folder).context().get();
    }

    private static TestServer start() throws IOException {
        return TestServer.startWithTls(tls, "127.0.0.1", Limits.DEFAULT);
    }

    private static String capabilities(Client client) throws IOException {
        return client.ok("CAPABILITY").getFirst() + " ";
    }

    @Test
    void startTlsChangesWhatTheServerOffers() throws IOException {
        try (TestServer server = start();
                Client client = Client.connect(server.address())) {
            assertThat(capabilities(client)).contains(" STARTTLS ");
            client.ok("STARTTLS");
            client.encrypt();
            assertThat(capabilities(client)).doesNotContain("STARTTLS").contains(" AUTH=PLAIN ");
            assertThat(client.completion("STARTTLS")).startsWith("BAD");
            client.login("alice").select("INBOX");
            byte[] message = ("Subject: x\r\n\r\n" + "x".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII);
            assertThat(client.append("INBOX", "", message)).contains(" OK ");
            assertThat(client.ok("FETCH 1 BODY[]").getFirst()).hasSizeGreaterThan(1_000_000);
        }
    }

    @Test
    void tlsFromTheFirstOctet() throws IOException {
        try (TestServer server = start();
                Client client = Client.silent(server.tlsAddress())) {
            client.encrypt();
            assertThat(client.response()).startsWith("* OK [CAPABILITY").doesNotContain("STARTTLS");
            client.login("alice").select("INBOX");
            client.send("a LOGOUT\r\n");
            assertThat(client.rest()).contains("a OK");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a STARTTLS\r\nb NOOP\r\n",
                "a STARTTLS\r\nb LOGIN alice secret\r\n",
                "a STARTTLS\r\na STARTTLS\r\n",
                "a STARTTLS\r\nb LOGIN {5}\r\nalice",
                "a STARTTLS\r\nb NOO",
                "a NOOP\r\na STARTTLS\r\nb CREATE injected\r\nc LOGOUT\r\n",
            })
    void notOneOctetThatCameBeforeTheHandshakeSurvives(String plain) throws IOException {
        try (TestServer server = start();
                Client client = Client.connect(server.address())) {
            client.send(plain);
            assertThat(client.until("a").getLast()).contains("a OK");
            if (plain.startsWith("a NOOP")) {
                assertThat(client.until("a").getLast()).startsWith("a OK");
            }
            client.encrypt();
            // The first thing to come is the answer to the first thing that was sent in TLS, tag and state its own.
            client.send("z CAPABILITY\r\n");
            assertThat(client.response()).startsWith("* CAPABILITY").contains("AUTH=PLAIN");
            assertThat(client.response()).startsWith("z OK");
            client.login("alice");
            assertThat(client.ok("LIST \"\" *")).singleElement().asString().endsWith("INBOX");
        }
    }

    @Test
    void startTlsComesWithoutArgumentsAndBeforeLogin() throws IOException {
        try (TestServer server = start();
                Client client = Client.connect(server.address())) {
            assertThat(client.completion("STARTTLS b NOOP")).startsWith("BAD");
            client.login("alice");
            assertThat(client.completion("STARTTLS")).startsWith("BAD");
            assertThat(capabilities(client)).doesNotContain("STARTTLS");
        }
    }

    @Test
    void withoutACertificateThereIsNoStartTls() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = Client.connect(server.address())) {
            assertThat(capabilities(client)).doesNotContain("STARTTLS");
            assertThat(client.completion("STARTTLS")).startsWith("BAD");
            assertThat(client.completion("NOOP")).startsWith("OK");
        }
    }

    @Test
    void aPasswordIsNotTakenInTheClearFromElsewhere() throws IOException {
        Optional<InetAddress> own = ownAddress();
        assumeThat(own).as("an address that is not loopback").isPresent();
        try (TestServer server = TestServer.startWithTls(tls, own.get().getHostAddress(), Limits.DEFAULT);
                Client client = Client.connect(server.address())) {
            assertThat(capabilities(client)).contains(" LOGINDISABLED ").doesNotContain(" AUTH=");
            assertThat(client.completion("LOGIN alice secret")).startsWith("NO [PRIVACYREQUIRED]");
            assertThat(client.completion("AUTHENTICATE PLAIN AGFsaWNlAHNlY3JldA=="))
                    .startsWith("NO");
            assertThat(client.completion("LIST \"\" *")).startsWith("BAD");
            client.ok("STARTTLS");
            client.encrypt();
            assertThat(capabilities(client)).doesNotContain("LOGINDISABLED").contains("AUTH=PLAIN");
            client.login("alice");
        }
    }

    private static Optional<InetAddress> ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .flatMap(Stream::of)
                .findFirst();
    }

    @Test
    void handshakesThatAreNeverFinishedKeepNobodyOutAndHoldNothingUp() throws IOException {
        Limits limits = new LimitsBuilder().unauthenticated(10).build();
        List<Client> silent = new ArrayList<>();
        try (TestServer server = TestServer.startWithTls(tls, "127.0.0.1", limits)) {
            for (int i = 2; i < 5; i++) {
                for (int j = 0; j < 10; j++) {
                    silent.add(Client.from(i, server.tlsAddress()).send("\u0016\u0003\u0001"));
                }
            }
            try (Client client = Client.silent(server.tlsAddress())) {
                client.encrypt();
                assertThat(client.response()).startsWith("* OK");
                client.login("alice");
            }
            for (Client oldest : silent.subList(0, 20)) {
                assertThat(oldest.rest()).isIn("", "<reset>"); // nobody can be told anything before the handshake
            }
            assertThat(server.sessions()).isLessThanOrEqualTo(11);
        }
        for (Client client : silent) {
            client.close();
        }
    }
}
