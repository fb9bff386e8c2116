package org.restante.sasl.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.VerifyResult;

/** A server is asked nothing before it has proved who it is. */
class LdapTlsTest {
    private static final PasswordAttempt ALICE =
            new PasswordAttempt(UserName.of("alice"), Password.of("wonder"), "PLAIN");

    @TempDir
    private Path folder;

    private final Authority authority = new Authority();

    private TestServer server(String scheme, int kind, String name) throws Exception {
        TestServer server = scheme.equals("ldaps")
                ? TestServer.tls(authority.server(kind, name))
                : TestServer.startTls(authority.server(kind, name));
        return server.user("alice", "wonder");
    }

    private static LdapDirectory directory(String scheme, TestServer server, Optional<Path> trusted) {
        return new LdapDirectory(new LdapSettings(
                TestServer.connection(
                        List.of(scheme + "://localhost:" + server.port()),
                        LdapSettings.StartTls.REQUIRED,
                        trusted,
                        TestServer.SERVICE_PASSWORD),
                TestServer.below("(objectClass=*)"),
                new LdapSettings.Verification.Bind()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap", "ldaps"})
    void asksAServerWhoseCertificateIsGood(String scheme) throws Exception {
        try (TestServer server = server(scheme, GeneralName.dNSName, "localhost");
                LdapDirectory directory = directory(scheme, server, Optional.of(authority.file(folder)))) {
            assertThat(directory.verify(ALICE)).isInstanceOf(VerifyResult.Verified.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap", "ldaps"})
    void tellsAServerOfAnotherNameNothing(String scheme) throws Exception {
        try (TestServer server = server(scheme, GeneralName.dNSName, "elsewhere.example");
                LdapDirectory directory = directory(scheme, server, Optional.of(authority.file(folder)))) {
            refuses(directory, server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap", "ldaps"})
    void tellsAServerOfAnotherAuthorityNothing(String scheme) throws Exception {
        try (TestServer server = server(scheme, GeneralName.dNSName, "localhost")) {
            for (Optional<Path> trusted : List.of(Optional.of(new Authority().file(folder)), Optional.<Path>empty())) {
                try (LdapDirectory directory = directory(scheme, server, trusted)) {
                    refuses(directory, server);
                }
            }
        }
    }

    @Test
    void tellsAServerWithoutTlsNothing() throws Exception {
        try (TestServer server = TestServer.plain().user("alice", "wonder");
                LdapDirectory directory = directory("ldap", server, Optional.empty())) {
            refuses(directory, server);
        }
    }

    // RFC 4511 section 4.14.2: an answer that TLS may begin, and then nothing
    @Test
    void aHandshakeThatDoesNotEndIsNotWaitedForForEver() throws Exception {
        byte[] success = {0x30, 0x0c, 2, 1, 1, 0x78, 7, 0x0a, 1, 0, 4, 0, 4, 0};
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ServerSocket listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Future<?> serving = threads.submit(() -> {
                while (true) {
                    Socket client = listening.accept();
                    client.getInputStream().read();
                    client.getOutputStream().write(success);
                }
            });
            LdapSettings.Connection connection = TestServer.connection(
                    List.of("ldap://127.0.0.1:" + listening.getLocalPort()),
                    LdapSettings.StartTls.REQUIRED,
                    Optional.empty(),
                    "secret");
            try (LdapDirectory directory = new LdapDirectory(new LdapSettings(
                    connection, TestServer.below("(objectClass=*)"), new LdapSettings.Verification.Bind()))) {
                assertThatThrownBy(() -> directory.verify(ALICE)).isInstanceOf(DirectoryException.class);
            }
            assertThat(serving).isNotDone();
        }
    }

    private static void refuses(LdapDirectory directory, TestServer server) {
        assertThatThrownBy(() -> directory.verify(ALICE))
                .isInstanceOfSatisfying(DirectoryException.class, trouble -> assertThat(trouble.code())
                        .isEqualTo(DirectoryException.Code.UNAVAILABLE));
        assertThat(server.asked).isEmpty();
    }

    @Test
    void saysWhichFileHasNoAuthorities() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
        try (TestServer server = TestServer.plain()) {
            for (Path file : List.of(empty, nonsense, folder.resolve("none.pem"))) {
                assertThatThrownBy(() ->
                                directory("ldap", server, Optional.of(file)).close())
                        .isInstanceOf(DirectoryException.class)
                        .hasMessageContaining(file.toString());
            }
        }
    }
}
