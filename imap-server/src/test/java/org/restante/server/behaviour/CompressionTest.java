package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.restante.core.tls.SelfSigned;
import org.restante.server.engine.Limits;

/** COMPRESS=DEFLATE (RFC 4978) between a real compressor and the server: nothing is lost, and little is held. */
@Timeout(120)
class CompressionTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int READERS = 20;
    private static final int MESSAGES = 8;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    // What a client sends, up to an end at which everything is told.
    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(octets, deflater, 64 * 1024, true)) {
            out.write(plain);
            out.flush();
            return octets.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] noise(int octets) {
        byte[] noise = new byte[octets];
        new Random(4978).nextBytes(noise);
        for (int i = 0; i < octets; i++) {
            noise[i] = (byte) (' ' + (noise[i] & 0x3F)); // of six bits each, as base64 is
        }
        return noise;
    }

    @Test
    void whatIsCompressedInTheSegmentOfTheCommandIsNotLost() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice")) {
            ByteArrayOutputStream segment = new ByteArrayOutputStream();
            segment.writeBytes(ascii("a COMPRESS DEFLATE\r\n"));
            segment.writeBytes(compressed(ascii("b NOOP\r\nc SELECT INBOX\r\n")));
            client.send(segment.toByteArray());
            assertThat(client.until("a").getLast()).startsWith("a OK");
            client.compressed();
            assertThat(client.until("b").getLast()).startsWith("b OK");
            assertThat(client.until("c").getLast()).startsWith("c OK");
        }
    }

    @Test
    void octetByOctet() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice").compress()) {
            for (byte octet : compressed(ascii("b STATUS INBOX (MESSAGES)\r\n"))) {
                client.sendRaw(new byte[] {octet});
            }
            assertThat(client.until("b")).first().isEqualTo("* STATUS INBOX (MESSAGES 0)");
        }
    }

    @Test
    void messagesPassBothWaysWhateverTheyAreMadeOf() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice").compress()) {
            List<byte[]> messages = new ArrayList<>();
            messages.add(ascii("Subject: x\r\n\r\n" + "x".repeat(3 * MEBIBYTE)));
            messages.add(noise(3 * MEBIBYTE));
            messages.add(ascii("Subject: y\r\n\r\nhello"));
            for (byte[] message : messages) {
                assertThat(client.append("INBOX", "", message)).contains(" OK ");
            }
            client.select("INBOX");
            for (int round = 0; round < 3; round++) { // with what was said before as the dictionary
                for (int i = 0; i < messages.size(); i++) {
                    List<String> fetched = client.ok("FETCH " + (i + 1) + " BODY.PEEK[]");
                    String expected = new String(messages.get(i), StandardCharsets.ISO_8859_1);
                    assertThat(fetched.getFirst().endsWith("}\r\n" + expected + ")"))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void newsComeCompressed() throws IOException {
        try (TestServer server = TestServer.start();
                Client idler = server.login("alice").compress().select("INBOX");
                Client other = server.login("alice")) {
            idler.send("i IDLE\r\n");
            assertThat(idler.response()).startsWith("+ ");
            other.append("INBOX", "", ascii("Subject: x\r\n\r\nx"));
            assertThat(idler.response()).isEqualTo("* 1 EXISTS");
            assertThat(idler.response()).isEqualTo("* 1 RECENT");
            idler.send("DONE\r\n");
            assertThat(idler.until("i").getLast()).startsWith("i OK");
        }
    }

    @Test
    void aBombIsALineThatIsTooLong() throws IOException {
        byte[] bomb = compressed(new byte[200 * MEBIBYTE]);
        assertThat(bomb).hasSizeLessThan(MEBIBYTE / 4);
        try (TestServer server = TestServer.start();
                Client client = server.login("alice").compress()) {
            long before = Heap.usedMebibytes();
            client.sendRaw(compressed(ascii("a ")));
            client.sendRaw(bomb);
            String said = client.rest();
            assertThat(said).contains(" BAD ").contains("* BYE ");
            assertThat(Heap.usedMebibytes() - before).isLessThan(10);
            Eventually.holds("it is gone", () -> server.sessions() == 0);
        }
    }

    @Test
    void aBombOfCommandsWaitsForItsReader() throws IOException {
        byte[] bomb = compressed(ascii("a CAPABILITY\r\n".repeat(20_000)));
        try (TestServer server = TestServer.start()) {
            long before = Heap.usedMebibytes();
            List<Client> askers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Client asker = Client.narrow(server.address()).login("alice").compress();
                asker.sendRaw(bomb);
                askers.add(asker);
            }
            for (Client asker : askers) {
                assertThat(asker.response()).startsWith("* CAPABILITY");
            }
            // The bomb is in this heap too, and the client's ends.
            assertThat(Heap.usedMebibytes() - before).isLessThan(2 * READERS);
            for (Client asker : askers) {
                asker.vanish();
            }
            Eventually.holds("all have gone", () -> server.sessions() == 0);
        }
    }

    @Test
    void readersThatDoNotReadHoldLittle() throws IOException {
        try (TestServer server = TestServer.start()) {
            try (Client client = server.login("alice")) {
                byte[] message = noise(MEBIBYTE);
                for (int i = 0; i < MESSAGES; i++) {
                    client.append("INBOX", "", message);
                }
            }
            long before = Heap.usedMebibytes();
            List<Client> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Client reader = Client.narrow(server.address())
                        .login("alice")
                        .compress()
                        .select("INBOX");
                reader.send("a FETCH 1:* BODY.PEEK[]\r\n");
                assertThat(reader.read(new byte[1])).isEqualTo(1);
                readers.add(reader);
            }
            assertThat(Heap.usedMebibytes() - before).isLessThan(2 * READERS);
            List<String> last = readers.getLast().until("a");
            assertThat(last.getLast()).startsWith("a OK");
            assertThat(last.stream()
                            .filter(response -> response.contains(" FETCH (BODY[] {"))
                            .count())
                    .isEqualTo(MESSAGES);
            for (Client reader : readers) {
                reader.vanish();
            }
            Eventually.holds("all have gone", () -> server.sessions() == 0 && server.leases() == 0);
        }
    }

    @Test
    void whatIsNotCompressedEndsTheSession() throws IOException {
        try (TestServer server = TestServer.start();
                Client client = server.login("alice").compress()) {
            client.sendRaw(ascii("a NOOP\r\nb NOOP\r\n"));
            assertThat(client.rest()).contains("* BYE The compressed data is damaged");
        }
    }

    @Test
    void aStreamThatEndsIsTheEnd() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(whole, new Deflater(6, true))) {
            out.write(ascii("a NOOP\r\n"));
        }
        try (TestServer server = TestServer.start();
                Client client = server.login("alice").compress()) {
            client.sendRaw(whole.toByteArray());
            assertThat(client.response()).startsWith("a OK");
            client.sendRaw(compressed(ascii("b NOOP\r\n")));
            assertThat(client.rest()).contains("* BYE The compressed stream had ended");
        }
    }

    @Test
    void insideTls(@TempDir Path folder) throws IOException {
        SSLContext tls = SelfSigned.in(folder).context().get();
        try (TestServer server = TestServer.startWithTls(tls, "127.0.0.1", Limits.DEFAULT);
                Client client = Client.connect(server.address())) {
            client.ok("STARTTLS");
            client.encrypt();
            client.login("alice").compress().select("INBOX");
            byte[] message = noise(2 * MEBIBYTE);
            assertThat(client.append("INBOX", "", message)).contains(" OK ");
            assertThat(client.ok("FETCH 1 BODY.PEEK[TEXT]")).isNotEmpty();
            assertThat(client.command("LOGOUT").getLast()).contains(" OK ");
            assertThat(client.rest()).isEmpty();
        }
    }
}
