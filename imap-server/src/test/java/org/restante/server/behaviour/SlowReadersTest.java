package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.restante.core.tls.SelfSigned;
import org.restante.server.engine.Limits;
import org.restante.store.jdbc.JdbcSettings;
import org.restante.store.jdbc.JdbcStore;

/** A session's memory is bounded, whatever the mailbox holds and however slowly its client reads or writes. */
@Timeout(120)
class SlowReadersTest {
    private static final int MESSAGES = 23;
    private static final int MEBIBYTE = 1 << 20;
    private static final int READERS = 20;

    private static byte[] message(int octets) {
        return ("Subject: x\r\n\r\n" + "x".repeat(octets)).getBytes(StandardCharsets.US_ASCII);
    }

    private static void fill(TestServer server) throws IOException {
        byte[] message = message(MEBIBYTE);
        try (Client client = server.login("alice")) {
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(client.append("INBOX", "", message)).contains(" OK ");
            }
        }
    }

    @Test
    void twentyReadersThatDoNotReadHoldLittle() throws IOException {
        try (TestServer server = TestServer.start()) {
            fill(server);
            long before = Heap.usedMebibytes();
            List<Client> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Client reader = Client.narrow(server.address()).login("alice").select("INBOX");
                reader.send("a FETCH 1:* BODY.PEEK[]\r\n");
                assertThat(reader.read(new byte[1])).isEqualTo(1); // it has begun
                readers.add(reader);
            }
            // 256 KiB are queued for each at most, and a little more is being written.
            assertThat(Heap.usedMebibytes() - before).isLessThan(READERS);

            long octets = 1;
            byte[] block = new byte[64 * 1024];
            Client first = readers.getFirst();
            while (octets < (long) MESSAGES * MEBIBYTE) {
                octets += first.read(block);
            }
            for (Client reader : readers) {
                reader.vanish();
            }
            Eventually.holds("all have gone", () -> server.sessions() == 0 && server.leases() == 0);
        }
    }

    @Test
    void whoAsksAndNeverReadsHoldsLittleAndIsCutOff() throws IOException {
        Limits limits = new LimitsBuilder().stalledTime(Duration.ofSeconds(1)).build();
        try (TestServer server = TestServer.start(limits)) {
            long before = Heap.usedMebibytes();
            List<Client> askers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Client asker = Client.narrow(server.address()).login("alice");
                Thread.ofVirtual().start(() -> ask(asker));
                askers.add(asker);
            }
            Eventually.holds("they are cut off", () -> server.sessions() == 0);
            assertThat(Heap.usedMebibytes() - before).isLessThan(READERS);
            for (Client asker : askers) {
                asker.close();
            }
        }
    }

    private static void ask(Client client) {
        try {
            while (true) {
                client.send("a CAPABILITY\r\n".repeat(100));
            }
        } catch (IOException cutOff) {
            return;
        }
    }

    @Test
    void encryptedReadersThatDoNotReadHoldLittle(@TempDir Path folder) throws IOException {
        SSLContext tls = SelfSigned.in(folder).context().get();
        try (TestServer server = TestServer.startWithTls(tls, "127.0.0.1", Limits.DEFAULT)) {
            fill(server);
            long before = Heap.usedMebibytes();
            List<Client> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Client reader = Client.narrow(server.address());
                reader.ok("STARTTLS");
                reader.encrypt();
                reader.login("alice").select("INBOX").send("a FETCH 1:* BODY.PEEK[]\r\n");
                assertThat(reader.read(new byte[1])).isEqualTo(1);
                readers.add(reader);
            }
            // Both ends of TLS are in this heap, and have buffers of their own.
            assertThat(Heap.usedMebibytes() - before).isLessThan(2 * READERS);

            List<String> last = readers.getLast().until("a"); // not one octet is missing
            assertThat(last).hasSize(MESSAGES + 1).last().asString().startsWith("a OK");
            for (Client reader : readers) {
                reader.vanish();
            }
            Eventually.holds("all have gone", () -> server.sessions() == 0 && server.leases() == 0);
        }
    }

    @Test
    void whoTakesNothingIsCutOff() throws IOException {
        Limits limits = new LimitsBuilder().stalledTime(Duration.ofMillis(300)).build();
        try (TestServer server = TestServer.start(limits)) {
            fill(server);
            Client reader = Client.narrow(server.address()).login("alice").select("INBOX");
            reader.send("a FETCH 1:* BODY.PEEK[]\r\n");
            Eventually.holds("it is cut off", () -> server.sessions() == 0 && server.leases() == 0);
            reader.close();
        }
    }

    @Test
    void whoTakesLittleByLittleIsNotCutOff() throws IOException {
        Limits limits = new LimitsBuilder().stalledTime(Duration.ofMillis(500)).build();
        try (TestServer server = TestServer.start(limits);
                Client filling = server.login("alice")) {
            filling.append("INBOX", "", message(4 * MEBIBYTE));
            Client reader = Client.narrow(server.address()).login("alice").select("INBOX");
            reader.send("a FETCH 1:* BODY.PEEK[]\r\n");
            assertThat(reader.until("a").getLast()).startsWith("a OK");
            reader.close();
        }
    }

    @Test
    void aLargeMessagePassesThrough(@TempDir Path folder) throws IOException {
        int octets = 60 * MEBIBYTE;
        try (TestServer server =
                        TestServer.start(JdbcStore.open(JdbcSettings.derby(folder.resolve("db"))), Limits.DEFAULT);
                Client client = server.login("alice").select("INBOX")) {
            stream(client, 20 * MEBIBYTE); // Derby's caches are as full as they get
            long before = Heap.usedMebibytes();
            long most = stream(client, octets);
            assertThat(most - before).isLessThan(30);

            client.send("b UID FETCH 2 (RFC822.SIZE BODY.PEEK[]<" + (octets - 10) + ".100>)\r\n");
            assertThat(client.until("b")).anySatisfy(response -> assertThat(response)
                    .contains("RFC822.SIZE " + octets)
                    .endsWith("{10}\r\nxxxxxxxxxx)"));
        }
    }

    // Returns the most mebibytes that were in use meanwhile.
    private static long stream(Client client, int octets) throws IOException {
        byte[] block = new byte[256 * 1024];
        Arrays.fill(block, (byte) 'x');
        long most = 0;
        client.send("a APPEND INBOX {" + octets + "+}\r\n");
        for (int sent = 0; sent < octets; sent += block.length) {
            client.send(block);
            if (sent % (10 * MEBIBYTE) == 0) {
                most = Math.max(most, Heap.usedMebibytes());
            }
        }
        client.send("\r\n");
        assertThat(client.until("a").getLast()).startsWith("a OK [APPENDUID");
        return Math.max(most, Heap.usedMebibytes());
    }
}
