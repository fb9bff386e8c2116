package org.restante.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restante.core.transport.Wire.LOOPBACK;
import static org.restante.core.transport.Wire.PART;
import static org.restante.core.transport.Wire.ascii;
import static org.restante.core.transport.Wire.connect;
import static org.restante.core.transport.Wire.encrypt;
import static org.restante.core.transport.Wire.part;
import static org.restante.core.transport.Wire.receive;
import static org.restante.core.transport.Wire.send;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.core.connection.ScriptedSessions;
import org.restante.core.connection.ScriptedSessions.Script;
import org.restante.core.connection.SessionEnded;
import org.restante.core.connection.TlsOffer;
import org.restante.core.tls.SelfSigned;
import org.restante.core.tls.TlsSettings;

@Timeout(60)
final class TlsTransportTest {
    private static final Script ECHO = (connection, reader, offer) -> {
        connection.write(ascii("* hello\r\n"));
        while (true) {
            connection.write(ascii("OK " + reader.line() + "\r\n"));
        }
    };

    @TempDir
    static Path folder;

    private static TlsSettings tls;

    @BeforeAll
    static void makeCertificate() {
        tls = SelfSigned.in(folder);
    }

    private static MinaTransport transport(Script script) {
        return transport(TransportSettings.DEFAULT, script);
    }

    private static MinaTransport transport(TransportSettings settings, Script script) {
        return new MinaTransport("imap", settings, Optional.of(tls), ScriptedSessions.running(script));
    }

    private static TransportSettings patience(Duration handshake, Duration linger) {
        return new TransportSettings(1, 100, 256 * 1_024, 64 * 1_024, Duration.ofSeconds(60), handshake, linger);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void talksInBothVersions(String version) throws IOException {
        try (MinaTransport transport = transport(ECHO);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.IMPLICIT));
                SSLSocket client = encrypt(socket, version)) {
            assertThat(receive(client, 9)).isEqualTo("* hello\r\n");
            send(client, "a\r\nb\r\n");
            assertThat(receive(client, 12)).isEqualTo("OK a\r\nOK b\r\n");
            assertThat(client.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void theSessionSeesTheTlsSession() throws Exception {
        CompletableFuture<String> protocol = new CompletableFuture<>();
        Script asks = (connection, reader, offer) -> {
            connection.write(ascii("* hello\r\n"));
            protocol.complete(connection.tls().orElseThrow().getProtocol());
        };
        try (MinaTransport transport = transport(asks);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.IMPLICIT));
                SSLSocket client = encrypt(socket)) {
            assertThat(receive(client, 9)).isEqualTo("* hello\r\n");
            assertThat(protocol.get(10, TimeUnit.SECONDS)).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void theEndIsSaidSoThatNothingCanBeCutOffUnnoticed() throws IOException {
        Script bye = (connection, reader, offer) -> connection.write(ascii("* BYE\r\n"));
        try (MinaTransport transport = transport(bye);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.IMPLICIT));
                SSLSocket client = encrypt(socket)) {
            // without close_notify this would throw
            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("* BYE\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void octetsOfASlowReaderWaitAndArriveComplete(String version) throws Exception {
        CompletableFuture<Integer> written = new CompletableFuture<>();
        int parts = 200;
        Script flood = (connection, reader, offer) -> {
            for (int i = 0; i < parts; i++) {
                connection.write(part(i));
            }
            written.complete(parts);
        };
        try (MinaTransport transport = transport(flood);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.IMPLICIT));
                SSLSocket client = encrypt(socket, version)) {
            client.startHandshake();
            assertThatThrownBy(() -> written.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            InputStream in = client.getInputStream();
            for (int i = 0; i < parts; i++) {
                assertThat(in.readNBytes(PART)).isEqualTo(part(i));
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void muchIsReceivedInAnySizes() throws Exception {
        CompletableFuture<Long> total = new CompletableFuture<>();
        int size = 3 * 1_024 * 1_024;
        Script sum = (connection, reader, offer) -> {
            long read = 0;
            while (read < size) {
                read += reader.octets().length;
            }
            total.complete(read);
        };
        try (MinaTransport transport = transport(sum);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.IMPLICIT));
                SSLSocket client = encrypt(socket)) {
            byte[] octets = new byte[size];
            int at = 0;
            for (int length = 1; at < size; length = length * 3 + 1) {
                int now = Math.min(length, size - at);
                client.getOutputStream().write(octets, at, now);
                at += now;
            }
            assertThat(total.get(30, TimeUnit.SECONDS)).isEqualTo(size);
        }
    }

    @Test
    void twoHundredHandshakesAtOnce() throws Exception {
        try (MinaTransport transport = transport(ECHO);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            InetSocketAddress address = transport.listen(LOOPBACK, TlsOffer.IMPLICIT);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "a" + i + ".example.org";
                answers.add(clients.submit(() -> {
                    try (Socket socket = connect(address);
                            SSLSocket client = encrypt(socket)) {
                        SSLParameters parameters = client.getSSLParameters();
                        parameters.setServerNames(List.of(new SNIHostName(name))); // any name will do
                        client.setSSLParameters(parameters);
                        return receive(client, 9);
                    }
                }));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get(50, TimeUnit.SECONDS)).isEqualTo("* hello\r\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a LOGIN joe secret\r\n",
                "\u0016\u0003\u0001\u0000\u0005hello",
                "\u0016\u0003\u0001\u007f\u007f",
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000"
            })
    void garbageInsteadOfAHandshakeEndsTheSession(String garbage) throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Script greeting = (connection, reader, offer) -> {
            try {
                connection.write(ascii("* hello\r\n"));
            } catch (SessionEnded e) {
                end.complete(e);
            }
        };
        try (MinaTransport transport = transport(greeting);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.IMPLICIT))) {
            send(socket, garbage);
            socket.shutdownOutput();
            assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(SessionEnded.class);
            assertThat(socket.getInputStream().readAllBytes()).asString().doesNotContain("hello");
        }
    }

    @Test
    void whoNeverBeginsTheHandshakeIsCutOff() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Script greeting = (connection, reader, offer) -> {
            try {
                connection.write(ascii("* hello\r\n"));
            } catch (SessionEnded e) {
                end.complete(e);
            }
        };
        try (MinaTransport transport = transport(patience(Duration.ofMillis(100), Duration.ofMillis(100)), greeting);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.IMPLICIT))) {
            assertThat(end.get(10, TimeUnit.SECONDS)).hasMessageContaining("handshake");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void olderVersionsAreRefused() throws IOException {
        try (MinaTransport transport = transport(ECHO);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.IMPLICIT))) {
            byte[] hello = HexFormat.of()
                    .parseHex("160301002f0100002b0301" + "00".repeat(32) + "00" + "0004c009c013" + "0100");
            socket.getOutputStream().write(hello);
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(answer[0]).as("alert (RFC 8446 section 6)").isEqualTo((byte) 21);
        }
    }

    @Test
    void renegotiationIsRefused() throws IOException {
        try (MinaTransport transport = transport(ECHO);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.IMPLICIT));
                SSLSocket client = encrypt(socket, "TLSv1.2")) {
            assertThat(receive(client, 9)).isEqualTo("* hello\r\n");
            client.startHandshake();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            send(client, "a\r\n");
                            receive(client, 6);
                        }
                    })
                    .isInstanceOfAny(SSLException.class, IOException.class);
        }
    }
}
