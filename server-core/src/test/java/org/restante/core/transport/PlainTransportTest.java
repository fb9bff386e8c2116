package org.restante.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restante.core.transport.Wire.LOOPBACK;
import static org.restante.core.transport.Wire.PART;
import static org.restante.core.transport.Wire.ascii;
import static org.restante.core.transport.Wire.connect;
import static org.restante.core.transport.Wire.part;
import static org.restante.core.transport.Wire.receive;
import static org.restante.core.transport.Wire.send;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.core.connection.ScriptedSessions;
import org.restante.core.connection.ScriptedSessions.Script;
import org.restante.core.connection.SessionEnded;
import org.restante.core.connection.TlsOffer;

@Timeout(60)
final class PlainTransportTest {
    private static final Script ECHO = (connection, reader, offer) -> {
        while (true) {
            connection.write(ascii("OK " + reader.line() + "\r\n"));
        }
    };

    private static MinaTransport transport(Script script) {
        return new MinaTransport("imap", TransportSettings.DEFAULT, Optional.empty(), ScriptedSessions.running(script));
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void stop(MinaTransport transport) {
        transport.close();
    }

    @Test
    void answersComeBack() throws IOException {
        try (MinaTransport transport = transport(ECHO)) {
            try (Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.NONE))) {
                send(socket, "one\r\n");
                assertThat(receive(socket, 8)).isEqualTo("OK one\r\n");
                send(socket, "two\r\nthree\r\n");
                assertThat(receive(socket, 18)).isEqualTo("OK two\r\nOK three\r\n");
            }
        }
    }

    @Test
    void severalListenersShareTheTransport() throws IOException {
        try (MinaTransport transport = transport(ECHO)) {
            InetSocketAddress one = transport.listen(LOOPBACK, TlsOffer.NONE);
            InetSocketAddress two = transport.listen(LOOPBACK, TlsOffer.NONE);
            assertThat(one.getPort()).isNotEqualTo(two.getPort());
            try (Socket first = connect(one);
                    Socket second = connect(two)) {
                send(first, "a\r\n");
                send(second, "b\r\n");
                assertThat(receive(first, 6)).isEqualTo("OK a\r\n");
                assertThat(receive(second, 6)).isEqualTo("OK b\r\n");
            }
        }
    }

    @Test
    void octetsOfASlowReaderWaitAndArriveComplete() throws Exception {
        CompletableFuture<Integer> waitedAt = new CompletableFuture<>();
        int parts = 200;
        Script flood = (connection, reader, offer) -> {
            reader.line();
            for (int i = 0; i < parts; i++) {
                connection.write(part(i));
            }
            waitedAt.complete(parts);
        };
        try (MinaTransport transport = transport(flood);
                Socket socket = new Socket()) {
            InetSocketAddress address = transport.listen(LOOPBACK, TlsOffer.NONE);
            socket.setOption(StandardSocketOptions.SO_RCVBUF, 16 * 1_024);
            socket.connect(address);
            send(socket, "go\r\n");
            assertThatThrownBy(() -> waitedAt.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            InputStream in = socket.getInputStream();
            for (int i = 0; i < parts; i++) {
                assertThat(in.readNBytes(PART)).isEqualTo(part(i));
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void aReaderThatTakesNothingIsCutOff() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        TransportSettings impatient = new TransportSettings(
                1, 10, 256 * 1_024, 64 * 1_024, Duration.ofMillis(150), Duration.ofSeconds(1), Duration.ofMillis(100));
        Script flood = (connection, reader, offer) -> {
            try {
                while (true) {
                    connection.write(new byte[100_000]);
                }
            } catch (SessionEnded e) {
                end.complete(e);
            }
        };
        try (MinaTransport transport =
                        new MinaTransport("imap", impatient, Optional.empty(), ScriptedSessions.running(flood));
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.NONE))) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(end.get(20, TimeUnit.SECONDS)).hasMessageContaining("took nothing");
        }
    }

    @Test
    void aHalfClosedClientIsStillAnswered() throws IOException {
        try (MinaTransport transport = transport(ECHO);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.NONE))) {
            send(socket, "a\r\nb\r\n");
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("OK a\r\nOK b\r\n");
        }
    }

    @Test
    void theLastWordsArriveThoughTheClientGoesOnSending() throws IOException {
        Script bye = (connection, reader, offer) -> {
            reader.line();
            connection.write(ascii("* BYE enough\r\n"));
        };
        try (MinaTransport transport = transport(bye);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.NONE))) {
            send(socket, "a\r\n" + "x".repeat(50_000));
            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("* BYE enough\r\n");
        }
    }

    @Test
    void aResetEndsTheSession() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        CompletableFuture<Integer> started = new CompletableFuture<>();
        Script waiting = (connection, reader, offer) -> {
            try {
                reader.line();
                started.complete(1);
                reader.line();
            } catch (SessionEnded e) {
                end.complete(e);
            }
        };
        try (MinaTransport transport = transport(waiting);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.NONE))) {
            send(socket, "a\r\n");
            started.get(10, TimeUnit.SECONDS);
            reset(socket);
            assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(SessionEnded.class);
        }
    }

    @Test
    void aClientThatSendsFasterThanTheSessionReadsLosesNothing() throws Exception {
        CompletableFuture<Long> total = new CompletableFuture<>();
        CompletableFuture<Integer> go = new CompletableFuture<>();
        int size = 8 * 1_024 * 1_024;
        Script slow = (connection, reader, offer) -> {
            go.join();
            long sum = 0;
            for (int read = 0; read < size; ) {
                byte[] octets = reader.octets();
                read += octets.length;
                for (byte octet : octets) {
                    sum += octet;
                }
            }
            total.complete(sum);
        };
        byte[] sent = new byte[size];
        long expected = 0;
        for (int i = 0; i < size; i++) {
            sent[i] = (byte) (i * 31 >> 3);
            expected += sent[i];
        }
        try (MinaTransport transport = transport(slow);
                Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.NONE))) {
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(sent);
                } catch (IOException e) {
                    total.completeExceptionally(e);
                }
            });
            assertThat(writer.join(Duration.ofMillis(100))).isFalse();
            go.complete(1);
            assertThat(total.get(30, TimeUnit.SECONDS)).isEqualTo(expected);
        }
    }

    @Test
    void fiftyStartsLeaveNoThreadsAndNoSockets() throws IOException, InterruptedException {
        Set<Thread> before = threads();
        for (int i = 0; i < 50; i++) {
            try (MinaTransport transport = transport(ECHO);
                    Socket socket = connect(transport.listen(LOOPBACK, TlsOffer.NONE))) {
                send(socket, "a\r\n");
                assertThat(receive(socket, 6)).isEqualTo("OK a\r\n");
                stop(transport);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            // An executor counts a thread as ended a moment before it is.
            assertThat(thread.join(Duration.ofSeconds(10)))
                    .as("%s ends", thread)
                    .isTrue();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("imap-")
                        || thread.getName().contains("Nio")
                        || thread.getName().contains("ssl"))
                .collect(Collectors.toSet());
    }

    @Test
    void anAddressInUseIsSaidAndTheTransportGoesOn() throws IOException {
        try (MinaTransport transport = transport(ECHO)) {
            InetSocketAddress taken = transport.listen(LOOPBACK, TlsOffer.NONE);
            assertThatThrownBy(() -> transport.listen(taken, TlsOffer.NONE))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(taken.getPort()));
            try (Socket socket = connect(taken)) {
                send(socket, "a\r\n");
                assertThat(receive(socket, 6)).isEqualTo("OK a\r\n");
            }
        }
    }

    @Test
    void tlsWithoutACertificateIsRefusedAtOnce() {
        try (MinaTransport transport = transport(ECHO)) {
            assertThatThrownBy(() -> transport.listen(LOOPBACK, TlsOffer.STARTTLS))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
