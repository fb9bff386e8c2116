package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.restante.server.ImapServer;
import org.restante.server.engine.Limits;
import org.restante.store.jdbc.JdbcSettings;
import org.restante.store.jdbc.JdbcStore;
import org.restante.store.memory.MemoryStore;

/** Servers that come and go. */
@Timeout(120)
class LifecycleTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    private static Set<String> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("imap-") || name.startsWith("Nio"))
                .collect(Collectors.toSet());
    }

    @Test
    void fiftyServersOneAfterAnotherLeaveNoThreadAndNoPort() throws IOException {
        Set<String> before = serverThreads();
        int port = 0;
        for (int i = 0; i < 50; i++) {
            try (ImapServer server = ImapServer.builder()
                    .listen("127.0.0.1", port)
                    .store(new MemoryStore())
                    .user("alice", "secret")
                    .start()) {
                port = server.port();
                try (Client client =
                        Client.connect(server.addresses().getFirst()).login("alice")) {
                    client.append("INBOX", "", MESSAGE);
                    client.select("INBOX");
                }
            }
            int closed = port;
            assertThatThrownBy(() -> new Socket("127.0.0.1", closed).close()).isInstanceOf(IOException.class);
        }
        Eventually.holds("no thread is left", () -> before.containsAll(serverThreads()));
    }

    @Test
    void derbyIsLetGoOfWithTheServer(@TempDir Path folder) throws IOException {
        for (int i = 0; i < 3; i++) {
            try (TestServer server =
                            TestServer.start(JdbcStore.open(JdbcSettings.derby(folder.resolve("db"))), Limits.DEFAULT);
                    Client client = server.login("alice")) {
                client.append("INBOX", "", MESSAGE);
                assertThat(client.ok("STATUS INBOX (MESSAGES)").getFirst()).contains("MESSAGES " + (i + 1));
            }
        }
    }

    @Test
    void everyClientIsToldThatTheServerGoes() throws IOException {
        TestServer server = TestServer.start();
        List<Client> clients = new ArrayList<>();
        clients.add(Client.connect(server.address()));
        clients.add(server.login("alice"));
        clients.add(server.login("alice").select("INBOX"));
        Client idling = server.login("alice").select("INBOX");
        idling.send("a IDLE\r\n").response();
        clients.add(idling);
        Client asked = Client.connect(server.address());
        asked.send("a AUTHENTICATE PLAIN\r\n").response();
        clients.add(asked);
        server.stop();
        for (Client client : clients) {
            assertThat(client.rest()).isEqualTo("* BYE Server is shutting down\r\n");
            client.close();
        }
        server.close();
    }

    @Test
    void whatWasSentBeforeTheServerGoesIsFinished() throws IOException {
        MemoryStore store = new MemoryStore();
        TestServer server = TestServer.start(store, Limits.DEFAULT);
        Client client = server.login("alice");
        byte[] message = ("Subject: x\r\n\r\n" + "x".repeat(100_000)).getBytes(StandardCharsets.US_ASCII);
        client.send("a APPEND INBOX {" + message.length + "}\r\n");
        assertThat(client.response()).startsWith("+");
        client.send(new String(message, StandardCharsets.US_ASCII) + "\r\n");
        Eventually.holds("the message arrives", () -> store.storedOctets() >= message.length);
        server.stop();
        assertThat(client.rest()).matches("(?s)a OK \\[APPENDUID [0-9]+ 1\\].*\r\n\\* BYE .*\r\n");
        server.close();
    }

    @Test
    void aServerThatNobodyLeavesStopsNevertheless() throws IOException {
        TestServer server = TestServer.start();
        Client talker = server.login("alice");
        Thread.ofVirtual().start(() -> talk(talker));
        assertThat(talker.response()).contains("OK");
        server.close();
        assertThat(server.sessions()).isZero();
        assertThat(server.leases()).isZero();
        talker.vanish();
    }

    private static void talk(Client client) {
        try {
            while (true) {
                client.send("a NOOP\r\n".repeat(50));
            }
        } catch (IOException stopped) {
            return;
        }
    }

    @Test
    void anAddressThatIsTakenIsAnErrorAndLeavesNothing() throws IOException {
        Set<String> before = serverThreads();
        try (TestServer server = TestServer.start()) {
            Set<String> running = serverThreads();
            assertThatThrownBy(() -> ImapServer.builder()
                            .listen("127.0.0.1", 0)
                            .listen("127.0.0.1", server.address().getPort())
                            .store(new MemoryStore())
                            .start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1");
            Eventually.holds("no thread is left", () -> running.containsAll(serverThreads()));
        }
        Eventually.holds("no thread is left", () -> before.containsAll(serverThreads()));
    }
}
