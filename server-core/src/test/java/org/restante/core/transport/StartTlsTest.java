package org.restante.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restante.core.transport.Wire.LOOPBACK;
import static org.restante.core.transport.Wire.ascii;
import static org.restante.core.transport.Wire.connect;
import static org.restante.core.transport.Wire.encrypt;
import static org.restante.core.transport.Wire.receive;
import static org.restante.core.transport.Wire.send;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.core.connection.ScriptedSessions;
import org.restante.core.connection.ScriptedSessions.Script;
import org.restante.core.connection.TlsOffer;
import org.restante.core.tls.SelfSigned;
import org.restante.core.tls.TlsSettings;

/** RFC 9051 section 6.2.1: nothing that came in the clear is taken for something that came encrypted. */
@Timeout(60)
final class StartTlsTest {
    private static final String OK = "a OK begin TLS\r\n";

    @TempDir
    static Path folder;

    private static TlsSettings tls;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private final Script session = (connection, reader, offer) -> {
        while (true) {
            String line = reader.line();
            seen.add(line);
            if (line.startsWith("a STARTTLS")) {
                reader.forget();
                connection.startTls(ascii(OK));
            } else {
                connection.write(ascii("OK " + line + "\r\n"));
            }
        }
    };

    @BeforeAll
    static void makeCertificate() {
        tls = SelfSigned.in(folder);
    }

    private MinaTransport transport() {
        return new MinaTransport(
                "imap", TransportSettings.DEFAULT, Optional.of(tls), ScriptedSessions.running(session));
    }

    @Test
    void goesOnEncrypted() throws IOException {
        try (MinaTransport transport = transport();
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.STARTTLS))) {
            send(socket, "x\r\n");
            assertThat(receive(socket, 6)).isEqualTo("OK x\r\n");
            send(socket, "a STARTTLS\r\n");
            assertThat(receive(socket, OK.length())).isEqualTo(OK);
            try (SSLSocket client = encrypt(socket)) {
                send(client, "c NOOP\r\n");
                assertThat(receive(client, 11)).isEqualTo("OK c NOOP\r\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a STARTTLS\r\nb NOOP\r\n",
                "a STARTTLS\r\nb NOOP",
                "a STARTTLS\r\nb NOOP\n",
                "a STARTTLS\r\na STARTTLS\r\nb NOOP\r\n",
                "a STARTTLS\r\nb LOGIN {3}\r\njoe {3}\r\nfoo\r\n"
            })
    void whatIsInjectedBehindItIsNeverSeen(String injection) throws IOException {
        try (MinaTransport transport = transport();
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.STARTTLS))) {
            send(socket, injection);
            assertThat(receive(socket, OK.length())).isEqualTo(OK);
            try (SSLSocket client = encrypt(socket)) {
                send(client, "c NOOP\r\n");
                assertThat(receive(client, 11)).isEqualTo("OK c NOOP\r\n");
            }
            assertThat(seen).containsExactly("a STARTTLS", "c NOOP");
        }
    }

    @Test
    void plainOctetsAfterTheAnswerEndTheConnection() throws IOException {
        try (MinaTransport transport = transport();
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.STARTTLS))) {
            send(socket, "a STARTTLS\r\n");
            assertThat(receive(socket, OK.length())).isEqualTo(OK);
            send(socket, "b NOOP\r\n");
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).asString().doesNotContain("NOOP");
            assertThat(seen).containsExactly("a STARTTLS");
        }
    }

    @Test
    void manySegmentsOfInjectionAreNeverSeenEither() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (MinaTransport transport = transport();
                    Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.STARTTLS))) {
                socket.setTcpNoDelay(true);
                send(socket, "a STARTTLS\r\n");
                send(socket, "b NOOP\r\n");
                send(socket, "b NOOP\r\n");
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes()).asString().doesNotContain("NOOP");
                assertThat(seen).doesNotContain("b NOOP");
            }
        }
    }
}
