package org.restante.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ProxyHeaderTest {
    private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.7", 50123);

    private static ProxiedClient read(byte[] octets) throws BadHeaderException {
        return new ProxyHeader().take(ByteBuffer.wrap(octets)).orElseThrow();
    }

    private static void assertRefused(byte[] octets, String why) {
        assertThatThrownBy(() -> new ProxyHeader().take(ByteBuffer.wrap(octets)))
                .isInstanceOf(BadHeaderException.class)
                .hasMessageContaining(why);
    }

    @Test
    void saysWhoTheClientIs() throws BadHeaderException {
        assertThat(read(Header.ipv4().octets())).isEqualTo(new ProxiedClient(Optional.of(CLIENT), Optional.empty()));
        byte[] ipv6 = HexFormat.of()
                .parseHex("20010db8000000000000000000000007" + "20010db8000000000000000000000001" + "ffff" + "03e1");
        assertThat(read(Header.of(0x21, 0x21, ipv6).octets()).address())
                .contains(new InetSocketAddress("2001:db8::7", 65535));
        byte[] mapped = HexFormat.of()
                .parseHex("00000000000000000000ffffc0000207" + "00000000000000000000ffffc0000201" + "c3cb" + "008f");
        assertThat(read(Header.of(0x21, 0x21, mapped).octets()).address())
                .as("is the address that a ban would be for")
                .contains(CLIENT);
    }

    @Test
    void comesInAnyPiecesAndTakesNothingOfWhatFollows() throws BadHeaderException {
        byte[] octets =
                Header.ipv4().tls(1, "TLSv1.3").vector(0xe0, new byte[300]).octets();
        for (int split = 1; split < octets.length; split++) {
            ProxyHeader header = new ProxyHeader();
            assertThat(header.take(ByteBuffer.wrap(octets, 0, split))).isEmpty();
            ByteBuffer rest =
                    ByteBuffer.wrap(Arrays.copyOf(octets, octets.length + 3), split, octets.length + 3 - split);
            assertThat(header.take(rest).orElseThrow().address()).contains(CLIENT);
            assertThat(rest.remaining()).isEqualTo(3);
        }
        ProxyHeader header = new ProxyHeader();
        for (int at = 0; at < octets.length - 1; at++) {
            assertThat(header.take(ByteBuffer.wrap(octets, at, 1))).isEmpty();
        }
        assertThat(header.take(ByteBuffer.wrap(octets, octets.length - 1, 1))).isPresent();
    }

    @Test
    void tellsOfTls() throws BadHeaderException {
        assertThat(read(Header.ipv4().tls(1, "TLSv1.3").octets()).tls()).contains(new ProxiedTls("TLSv1.3", "unknown"));
        assertThat(read(Header.ipv4().tls(7, "").octets()).tls()).contains(new ProxiedTls("TLS", "unknown"));
        assertThat(read(Header.ipv4().tls(0, "TLSv1.3").octets()).tls())
                .as("a vector about TLS does not mean that there is any")
                .isEmpty();
        assertThat(read(Header.ipv4().tls(6, "TLSv1.3").octets()).tls()).isEmpty();
    }

    @Test
    void ofItsOwnConnectionsAProxySaysNothingThatCounts() throws BadHeaderException {
        assertThat(read(Header.of(0x20, 0x00, new byte[0]).octets())).isEqualTo(ProxiedClient.NOBODY);
        assertThat(read(Header.of(0x20, 0x11, Header.IPV4).tls(1, "TLSv1.3").octets()))
                .as("neither address nor TLS")
                .isEqualTo(ProxiedClient.NOBODY);
        assertThat(read(Header.of(0x20, 0xff, new byte[] {1, 2, 3}).octets())).isEqualTo(ProxiedClient.NOBODY);
        assertThat(read(Header.of(0x21, 0x00, new byte[] {1, 2, 3}).octets())).isEqualTo(ProxiedClient.NOBODY);
    }

    @Test
    void clientsOnASocketOfTheProxysMachineHaveNoAddress() throws BadHeaderException {
        assertThat(read(Header.of(0x21, 0x31, new byte[216]).tls(1, "TLSv1.3").octets()))
                .isEqualTo(new ProxiedClient(Optional.empty(), Optional.of(new ProxiedTls("TLSv1.3", "unknown"))));
        assertRefused(Header.of(0x21, 0x31, new byte[215]).octets(), "shorter");
    }

    @Test
    void theChecksumHasToFit() throws BadHeaderException {
        assertThat(read(Header.ipv4().tls(1, "TLSv1.2").withChecksum(0)).address())
                .contains(CLIENT);
        assertRefused(Header.ipv4().tls(1, "TLSv1.2").withChecksum(1), "checksum");
        assertRefused(Header.ipv4().vector(3, new byte[3]).octets(), "checksum");
    }

    @Test
    void isRefusedAtTheFirstOctetThatCannotBe() {
        assertRefused("P".getBytes(StandardCharsets.US_ASCII), "not a header");
        assertRefused(
                "PROXY TCP4 192.0.2.7 198.51.100.1 50123 143\r\n".getBytes(StandardCharsets.US_ASCII), "not a header");
        assertRefused("a LOGIN x y\r\n".getBytes(StandardCharsets.US_ASCII), "not a header");
        assertRefused(new byte[] {0x16, 0x03, 0x01}, "not a header");
        assertRefused(
                new byte[] {0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0d}, "not a header");
        assertRefused(Header.of(0x11, 0x11, Header.IPV4).octets(), "version");
        assertRefused(Header.of(0x31, 0x11, Header.IPV4).octets(), "version");
        assertRefused(Header.of(0x22, 0x11, Header.IPV4).octets(), "command");
        for (int family : List.of(0x10, 0x13, 0x41, 0x01, 0xff)) {
            assertRefused(Header.of(0x21, family, Header.IPV4).octets(), "nobody has defined");
        }
        assertRefused(Header.of(0x21, 0x12, Header.IPV4).octets(), "datagram");
    }

    @Test
    void isNoLongerThanItMayBeAndNoShorterThanWhatItHolds() throws BadHeaderException {
        assertRefused(Header.ipv4().octets(ProxyHeader.MAX_LENGTH + 1), "longer than");
        assertRefused(Header.ipv4().octets(0xffff), "longer than");
        assertThat(new ProxyHeader().take(ByteBuffer.wrap(Header.ipv4().octets(ProxyHeader.MAX_LENGTH))))
                .isEmpty();
        assertRefused(Header.of(0x21, 0x11, Arrays.copyOf(Header.IPV4, 11)).octets(), "shorter");
        assertRefused(Header.of(0x21, 0x21, Header.IPV4).octets(), "shorter");
        assertRefused(Header.of(0x21, 0x11, new byte[0]).octets(), "shorter");
    }

    @Test
    void vectorsDoNotLeadOutOfWhatHoldsThem() {
        assertRefused(Header.of(0x21, 0x11, Arrays.copyOf(Header.IPV4, 13)).octets(), "half a vector");
        assertRefused(Header.of(0x21, 0x11, Arrays.copyOf(Header.IPV4, 14)).octets(), "half a vector");
        assertRefused(Header.ipv4().vector(0x05, 1, new byte[0]).octets(), "longer than the header");
        assertRefused(Header.ipv4().vector(0x05, 0xffff, new byte[7]).octets(), "longer than the header");
        assertRefused(Header.ipv4().vector(0x20, new byte[4]).octets(), "half of what is said of TLS");
        assertRefused(
                Header.ipv4().vector(0x20, new byte[] {1, 0, 0, 0, 0, 0x21, 0}).octets(), "half a vector");
        // A vector within a vector that is as long as the header still has octets, but not as its own.
        assertRefused(
                Header.ipv4()
                        .vector(0x20, new byte[] {1, 0, 0, 0, 0, 0x21, 0, 9})
                        .vector(0xe0, new byte[50])
                        .octets(),
                "longer than the header");
        assertRefused(Header.ipv4().tls(1, "TLSv1.3\n* OK").octets(), "a name that is none");
    }

    @Property(tries = 300)
    void nothingElseIsThrownWhateverComes(@ForAll @Size(max = 60) byte[] vectors) {
        ByteBuffer octets = ByteBuffer.wrap(
                Header.of(0x21, 0x11, Header.IPV4).vector(0xe1, vectors).octets());
        ByteBuffer raw = ByteBuffer.allocate(Header.IPV4.length + vectors.length)
                .put(Header.IPV4)
                .put(vectors)
                .flip();
        for (ByteBuffer each : List.of(
                octets, ByteBuffer.wrap(Header.of(0x21, 0x11, raw.array()).octets()))) {
            try {
                assertThat(new ProxyHeader().take(each).orElseThrow().address()).contains(CLIENT);
            } catch (BadHeaderException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }
}
