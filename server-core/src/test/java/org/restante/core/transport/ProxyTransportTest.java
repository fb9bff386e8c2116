package org.restante.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restante.core.transport.Wire.LOOPBACK;
import static org.restante.core.transport.Wire.ascii;
import static org.restante.core.transport.Wire.connect;
import static org.restante.core.transport.Wire.encrypt;
import static org.restante.core.transport.Wire.receive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.core.ban.BanSettings;
import org.restante.core.ban.Bans;
import org.restante.core.ban.Networks;
import org.restante.core.connection.ConnectionLimits;
import org.restante.core.connection.Inbox;
import org.restante.core.connection.ScriptedSessions;
import org.restante.core.connection.ScriptedSessions.Script;
import org.restante.core.connection.SessionEnded;
import org.restante.core.connection.SessionRunner;
import org.restante.core.connection.Sessions;
import org.restante.core.connection.TlsOffer;
import org.restante.core.event.MailEvents;
import org.restante.core.proxy.Header;
import org.restante.core.tls.SelfSigned;
import org.restante.core.tls.TlsKeys;
import org.restante.core.tls.TlsSettings;

/** Connections that come through a proxy, and those that only say so. */
@Timeout(60)
final class ProxyTransportTest {
    private static final Networks HERE = Networks.parse(List.of("127.0.0.0/8"));
    private static final Networks ELSEWHERE = Networks.parse(List.of("192.0.2.0/24"));

    @TempDir
    static Path folder;

    private static TlsSettings tls;

    private final AtomicInteger sessions = new AtomicInteger();
    private final Script tells = (connection, reader, offer) -> {
        sessions.incrementAndGet();
        connection.write(ascii("* " + connection.remote().getHostString() + " "
                + connection.tls().map(SSLSession::getProtocol).orElse("none") + "\r\n"));
        while (true) {
            connection.write(ascii("OK " + reader.line() + "\r\n"));
        }
    };

    @BeforeAll
    static void makeCertificate() {
        tls = SelfSigned.in(folder);
    }

    private MinaTransport transport() {
        return transport(TransportSettings.DEFAULT.handshake());
    }

    private MinaTransport transport(Duration handshake) {
        TransportSettings usual = TransportSettings.DEFAULT;
        return new MinaTransport(
                "imap",
                new TransportSettings(1, 100, usual.high(), usual.low(), usual.stalled(), handshake, usual.linger()),
                Optional.of(tls),
                ScriptedSessions.running(tells));
    }

    private static Socket behind(MinaTransport transport, TlsOffer offer, Networks proxies) throws IOException {
        return connect(transport.listen(new Endpoint(LOOPBACK, offer, proxies, Set.of())));
    }

    private static void send(Socket socket, byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
    }

    @Test
    void theSessionSeesTheClientAndNotTheProxy() throws IOException {
        try (MinaTransport transport = transport();
                Socket socket = behind(transport, TlsOffer.STARTTLS, HERE)) {
            send(socket, Header.ipv4().tls(1, "TLSv1.3").octets());
            assertThat(receive(socket, 21)).isEqualTo("* 192.0.2.7 TLSv1.3\r\n");
            Wire.send(socket, "a\r\n");
            assertThat(receive(socket, 6)).isEqualTo("OK a\r\n");
        }
    }

    @Test
    void theHeaderComesInPiecesAndTheClientsOctetsRightBehindIt() throws Exception {
        try (MinaTransport transport = transport();
                Socket socket = behind(transport, TlsOffer.NONE, HERE)) {
            socket.setTcpNoDelay(true);
            for (byte octet : Header.ipv4().octets()) {
                assertThat(sessions.get()).as("nobody is served before").isZero();
                send(socket, new byte[] {octet});
                Thread.yield();
            }
            Wire.send(socket, "a\r\n");
            assertThat(receive(socket, 24)).isEqualTo("* 192.0.2.7 none\r\nOK a\r\n");
        }
        try (MinaTransport transport = transport();
                Socket socket = behind(transport, TlsOffer.NONE, HERE)) {
            byte[] header = Header.ipv4().octets();
            byte[] all = Arrays.copyOf(header, header.length + 3);
            System.arraycopy(ascii("b\r\n"), 0, all, header.length, 3);
            send(socket, all);
            assertThat(receive(socket, 24)).isEqualTo("* 192.0.2.7 none\r\nOK b\r\n");
        }
    }

    @Test
    void tlsBeginsBehindTheHeader() throws IOException {
        try (MinaTransport transport = transport();
                Socket socket = behind(transport, TlsOffer.IMPLICIT, HERE)) {
            send(socket, Header.ipv4().octets());
            try (SSLSocket client = encrypt(socket, "TLSv1.2")) {
                assertThat(receive(client, 21)).isEqualTo("* 192.0.2.7 TLSv1.2\r\n");
            }
        }
    }

    @Test
    void aProxysOwnConnectionIsItsOwn() throws IOException {
        try (MinaTransport transport = transport();
                Socket socket = behind(transport, TlsOffer.STARTTLS, HERE)) {
            send(socket, Header.of(0x20, 0x11, Header.IPV4).tls(1, "TLSv1.3").octets());
            assertThat(receive(socket, 18)).isEqualTo("* 127.0.0.1 none\r\n");
        }
    }

    @Test
    void fromAnywhereElseAHeaderIsJustOctets() throws IOException {
        try (MinaTransport transport = transport();
                Socket socket = behind(transport, TlsOffer.STARTTLS, ELSEWHERE)) {
            assertThat(receive(socket, 18)).isEqualTo("* 127.0.0.1 none\r\n");
            send(socket, Header.ipv4().tls(1, "TLSv1.3").octets());
            assertThat(receive(socket, 10)).isEqualTo("OK \r\nOK \r\n");
        }
        try (MinaTransport transport = transport();
                Socket socket = behind(transport, TlsOffer.IMPLICIT, Networks.NONE)) {
            send(socket, Header.ipv4().octets());
            byte[] alert = socket.getInputStream().readAllBytes();
            assertThat(alert.length == 0 || alert[0] == 21).as("it is no TLS").isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY TCP4 192.0.2.7 198.51.100.1 50123 143\r\n",
                "a LOGIN alice secret\r\n",
                "\r\n\r\n\0\r\nQUIT\r"
            })
    void aProxyWithoutAHeaderIsRefused(String text) throws IOException {
        try (MinaTransport transport = transport();
                Socket socket = behind(transport, TlsOffer.STARTTLS, HERE)) {
            Wire.send(socket, text);
            assertThat(everything(socket)).isEmpty();
        }
        assertThat(sessions.get()).isZero();
    }

    @Test
    void aProxyThatSaysNothingOrOnlyTheBeginningIsNotWaitedForForEver() throws IOException {
        try (MinaTransport transport = transport(Duration.ofMillis(500));
                Socket silent = behind(transport, TlsOffer.STARTTLS, HERE);
                Socket slow = behind(transport, TlsOffer.IMPLICIT, HERE)) {
            send(slow, Arrays.copyOf(Header.ipv4().octets(), 20));
            assertThat(everything(silent)).isEmpty();
            assertThat(everything(slow)).isEmpty();
        }
        assertThat(sessions.get()).isZero();
    }

    @Test
    void limitsAndBansAreForTheClientAndNotForTheProxy() throws IOException {
        Bans bans = new Bans(
                new BanSettings(1, Duration.ofMinutes(1), Duration.ofMinutes(1), Networks.NONE), Clock.systemUTC());
        bans.failed(InetAddress.getByName("192.0.2.99"));
        Sessions admitted = new Sessions(new ConnectionLimits(1, 100, 1), bans, MailEvents.none());
        SessionRunner.Service greets = (connection, inbox, offer, refusal) -> {
            connection.write(ascii(refusal.isPresent() ? "* BYE\r\n" : "* OK.\r\n"));
            try {
                inbox.take(Duration.ofSeconds(60), Inbox.Interest.OCTETS);
            } catch (SessionEnded gone) {
                assertThat(gone).isNotNull();
            } finally {
                connection.close();
            }
        };
        try (Listeners listeners =
                new Listeners("imap", TransportSettings.DEFAULT, new TlsKeys(Optional.empty()), admitted, greets)) {
            listeners.start(List.of(new Endpoint(LOOPBACK, TlsOffer.NONE, HERE, Set.of())));
            InetSocketAddress address = listeners.addresses().getFirst();
            try (Socket first = connect(address);
                    Socket same = connect(address);
                    Socket other = connect(address);
                    Socket banned = connect(address)) {
                send(first, Header.ipv4().octets());
                assertThat(receive(first, 7)).isEqualTo("* OK.\r\n");
                send(same, Header.ipv4().octets());
                assertThat(receive(same, 7)).isEqualTo("* BYE\r\n");
                send(other, Header.ipv4("192.0.2.8").octets());
                assertThat(receive(other, 7)).isEqualTo("* OK.\r\n");
                send(banned, Header.ipv4("192.0.2.99").octets());
                assertThat(receive(banned, 7)).isEqualTo("* BYE\r\n");
            }
        }
    }

    @Test
    void aSecondHeaderIsTheClients() throws IOException {
        try (MinaTransport transport = transport();
                Socket socket = behind(transport, TlsOffer.NONE, HERE)) {
            send(socket, Header.ipv4().octets());
            send(socket, Header.of(0x20, 0, new byte[0]).octets());
            assertThat(receive(socket, 28)).isEqualTo("* 192.0.2.7 none\r\nOK \r\nOK \r\n");
        }
    }

    @Test
    void whoeverOnlyLooksWhetherAnybodyListensGoesAgain() throws IOException {
        try (MinaTransport transport = transport();
                Socket socket = behind(transport, TlsOffer.NONE, HERE)) {
            socket.shutdownOutput();
            assertThat(everything(socket)).isEmpty();
        }
    }

    // A connection that is closed with octets unread is reset.
    private static byte[] everything(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException reset) {
            return new byte[0];
        }
    }
}
