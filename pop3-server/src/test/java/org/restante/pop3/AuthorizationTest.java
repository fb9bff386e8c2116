package org.restante.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.core.tls.SelfSigned;
import org.restante.sasl.credential.ScramHash;

/** What happens before somebody has logged in, over a socket. */
final class AuthorizationTest {
    @TempDir
    static Path folder;

    private Fixture server;

    @BeforeEach
    void start() throws IOException {
        server = new Fixture(Fixture.Options.usual().with(SelfSigned.in(folder)).withSessions(2));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void theGreetingHasNoTimestampSinceThereIsNoApop() throws IOException {
        try (Client client = new Client(server.address())) {
            assertThat(client.line()).isEqualTo("+OK dewey Restante ready");
        }
    }

    // RFC 2449 section 5: what there is before login is there after it.
    @Test
    void tellsItsCapabilitiesInBothStates() throws IOException {
        try (Client client = server.connected()) {
            List<String> before = client.lines("CAPA").lines().toList();
            assertThat(before)
                    .contains("TOP", "UIDL", "USER", "STLS", "PIPELINING", "RESP-CODES", "AUTH-RESP-CODE", "UTF8 USER")
                    .contains("EXPIRE NEVER", "IMPLEMENTATION Restante", "SASL SCRAM-SHA-256 PLAIN LOGIN");
            client.login(Fixture.USER, Fixture.PASSWORD);
            assertThat(client.lines("CAPA").lines().toList())
                    .isEqualTo(
                            before.stream().filter(line -> !line.equals("STLS")).toList());
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreToldTheSame() throws IOException {
        try (Client client = server.connected();
                Client other = server.connected()) {
            assertThat(client.say("USER mrose")).startsWith("+OK");
            assertThat(client.say("PASS wrong")).isEqualTo("-ERR [AUTH] Wrong user or password");
            assertThat(other.say("USER nobody")).startsWith("+OK");
            assertThat(other.say("PASS wrong")).isEqualTo("-ERR [AUTH] Wrong user or password");
            client.login(Fixture.USER, Fixture.PASSWORD);
        }
    }

    @Test
    void whoFailsTooOftenIsShownOut() throws IOException {
        try (Client client = server.connected()) {
            client.send("USER mrose\r\nPASS a\r\nUSER mrose\r\nPASS b\r\nUSER mrose\r\nPASS tanstaaf\r\n");
            assertThat(client.untilTheEnd().lines().toList()).hasSize(4).endsWith("-ERR [AUTH] Wrong user or password");
        }
    }

    @Test
    void passComesBehindUser() throws IOException {
        try (Client client = server.connected()) {
            assertThat(client.say("PASS tanstaaf")).startsWith("-ERR");
            client.login(Fixture.USER, Fixture.PASSWORD);
        }
    }

    // RFC 6856 section 2.2
    @Test
    void namesAndPasswordsMayBeUtf8AndHaveSpaces() throws IOException {
        try (Client client = server.connected()) {
            client.login(
                    new String("jürgen".getBytes(UTF_8), ISO_8859_1),
                    new String("päßwort mit Raum".getBytes(UTF_8), ISO_8859_1));
        }
        try (Client client = server.connected()) {
            assertThat(client.say("USER j\u00fcrgen")).isEqualTo("-ERR Not UTF-8");
        }
    }

    @Test
    void quitsBeforeLogin() throws IOException {
        try (Client client = server.connected()) {
            assertThat(client.say("QUIT")).startsWith("+OK");
            assertThat(client.untilTheEnd()).isEmpty();
        }
    }

    // RFC 5034 section 6
    @Test
    void logsInByPlainWithAndWithoutAFirstResponse() throws IOException {
        String response = base64("\0mrose\0tanstaaf");
        try (Client client = server.connected()) {
            assertThat(client.say("AUTH PLAIN " + response)).startsWith("+OK");
            assertThat(client.say("STAT")).isEqualTo("+OK 0 0");
        }
        try (Client client = server.connected()) {
            assertThat(client.say("auth plain")).isEqualTo("+ ");
            assertThat(client.say(response)).startsWith("+OK");
        }
    }

    @Test
    void anAuthenticationMayBeCancelledAndTriedAgain() throws IOException {
        try (Client client = server.connected()) {
            assertThat(client.say("AUTH PLAIN")).isEqualTo("+ ");
            assertThat(client.say("*")).startsWith("-ERR");
            assertThat(client.say("AUTH PLAIN")).isEqualTo("+ ");
            assertThat(client.say("=not base64=")).startsWith("-ERR");
            assertThat(client.say("AUTH PLAIN =")).startsWith("-ERR");
            assertThat(client.say("AUTH KERBEROS_V4")).isEqualTo("-ERR No such mechanism here");
            assertThat(client.say("AUTH LOGIN")).isEqualTo("+ " + base64("Username:"));
            assertThat(client.say(base64("mrose"))).isEqualTo("+ " + base64("Password:"));
            assertThat(client.say(base64("tanstaaf"))).startsWith("+OK");
        }
    }

    private static byte[] decoded(String challenge) {
        assertThat(challenge).startsWith("+ ");
        return Base64.getDecoder().decode(challenge.substring(2));
    }

    @Test
    void logsInByScram() throws IOException {
        ScramHash hash = ScramHash.SHA_256;
        String first = "n=mrose,r=nonce";
        try (Client client = server.connected()) {
            String challenge = new String(decoded(client.say("AUTH SCRAM-SHA-256 " + base64("n,," + first))), UTF_8);
            String[] parts = challenge.split(",");
            byte[] salted = hash.hi(
                    Fixture.PASSWORD.getBytes(UTF_8), Base64.getDecoder().decode(parts[1].substring(2)), 4096);
            String last = "c=biws," + parts[0];
            byte[] message = (first + "," + challenge + "," + last).getBytes(UTF_8);
            byte[] proof = hash.hmac(salted, "Client Key".getBytes(UTF_8));
            byte[] signature = hash.hmac(hash.hash(proof), message);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= signature[i];
            }
            String verifier = new String(
                    decoded(client.say(base64(last + ",p=" + Base64.getEncoder().encodeToString(proof)))), UTF_8);
            byte[] expected = hash.hmac(hash.hmac(salted, "Server Key".getBytes(UTF_8)), message);
            assertThat(verifier).isEqualTo("v=" + Base64.getEncoder().encodeToString(expected));
            assertThat(client.say("")).startsWith("+OK");
            assertThat(client.say("STAT")).isEqualTo("+OK 0 0");
        }
    }

    // RFC 2595 section 4
    @Test
    void tlsBeginsByStls() throws IOException {
        try (Client client = server.connected()) {
            assertThat(client.say("STLS")).startsWith("+OK");
            client.encrypt();
            assertThat(client.lines("CAPA")).doesNotContain("STLS").contains("SCRAM-SHA-256-PLUS");
            assertThat(client.say("STLS")).startsWith("-ERR");
            client.login(Fixture.USER, Fixture.PASSWORD);
        }
    }

    @Test
    void whatWasSentInTheClearBehindStlsIsForgotten() throws IOException {
        try (Client client = server.connected()) {
            client.send("USER mrose\r\nSTLS\r\nUSER mrose\r\nPASS tanstaaf\r\nDELE 1\r\nUSER half a li");
            assertThat(client.line()).startsWith("+OK");
            assertThat(client.line()).isEqualTo("+OK Begin TLS negotiation");
            client.encrypt();
            assertThat(client.say("PASS tanstaaf")).isEqualTo("-ERR USER comes first");
            client.login(Fixture.USER, Fixture.PASSWORD);
            assertThat(client.say("STAT")).isEqualTo("+OK 0 0");
        }
    }

    // RFC 6856 section 2.1
    @Test
    void thereIsNoStlsBehindUtf8() throws IOException {
        try (Client client = server.connected()) {
            assertThat(client.say("UTF8")).startsWith("+OK");
            assertThat(client.say("STLS")).startsWith("-ERR");
        }
    }

    @Test
    void tlsFromTheFirstOctet() throws IOException {
        try (Client client = new Client(server.tlsAddress())) {
            client.encrypt();
            assertThat(client.line()).startsWith("+OK");
            client.login(Fixture.USER, Fixture.PASSWORD);
        }
    }

    @Test
    void aServerWithoutACertificateHasNoStls() throws IOException {
        try (Fixture plain = new Fixture();
                Client client = plain.connected()) {
            assertThat(client.lines("CAPA")).doesNotContain("STLS");
            assertThat(client.say("STLS")).startsWith("-ERR");
        }
    }

    @Test
    void aUserHasSoManySessions() throws IOException {
        try (Client one = server.connected().login(Fixture.USER, Fixture.PASSWORD);
                Client two = server.connected().login(Fixture.USER, Fixture.PASSWORD);
                Client three = server.connected()) {
            assertThat(three.say("USER mrose")).startsWith("+OK");
            assertThat(three.say("PASS tanstaaf")).startsWith("-ERR [IN-USE] ");
            assertThat(one.say("QUIT")).startsWith("+OK");
            assertThat(one.untilTheEnd()).isEmpty();
            assertThat(two.say("NOOP")).startsWith("+OK");
        }
    }

    @Test
    void tooManyConnectionsAreToldInThisProtocolsWords() throws IOException {
        Client[] clients = new Client[20];
        try {
            for (int i = 0; i < clients.length; i++) {
                clients[i] = server.connected();
            }
            try (Client more = new Client(server.address())) {
                assertThat(more.untilTheEnd()).isEqualTo("-ERR [SYS/TEMP] Too many connections from your address\r\n");
            }
        } finally {
            for (Client client : clients) {
                client.close();
            }
        }
    }

    @Test
    void wrongCommandsAreCountedInARow() throws IOException {
        try (Client client = server.connected()) {
            assertThat(client.say("GET / HTTP/1.1")).isEqualTo("-ERR Unknown command");
            assertThat(client.say("STAT")).isEqualTo("-ERR Log in first");
            assertThat(client.lines("CAPA")).isNotEmpty();
            assertThat(client.say("")).isEqualTo("-ERR Unknown command");
            assertThat(client.say("STAT")).isEqualTo("-ERR Log in first");
            assertThat(client.say("RETR 1")).isEqualTo("-ERR Too many bad commands");
            assertThat(client.untilTheEnd()).isEmpty();
        }
    }

    // RFC 2449 section 4
    @Test
    void aCommandHasSoManyOctets() throws IOException {
        try (Client client = server.connected()) {
            assertThat(client.say("USER " + "x".repeat(248))).startsWith("+OK");
            assertThat(client.say("USER " + "x".repeat(249))).isEqualTo("-ERR Line too long");
            client.login(Fixture.USER, Fixture.PASSWORD);
        }
    }

    @Test
    void linesEndWithCrlf() throws IOException {
        try (Client client = server.connected()) {
            client.send("CAPA\n");
            assertThat(client.line()).startsWith("-ERR");
            client.send("USER mrose\rPASS tanstaaf\r\n");
            assertThat(client.line()).startsWith("-ERR");
            client.login(Fixture.USER, Fixture.PASSWORD);
        }
    }
}
