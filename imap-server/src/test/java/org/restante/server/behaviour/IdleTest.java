package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.server.engine.Limits;
import org.restante.store.MailStore;
import org.restante.store.memory.MemoryStore;

/** Who idles hears of everything, without asking. */
@Timeout(60)
class IdleTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aThousandMessagesReachEveryIdlingSessionInMemory() throws IOException {
        everyMessageReachesEverybody(new MemoryStore(), 1_000);
    }

    @Test
    void messagesReachEveryIdlingSessionOnDerby() throws IOException {
        everyMessageReachesEverybody(TestServer.derby(), 50);
    }

    private static void everyMessageReachesEverybody(MailStore store, int messages) throws IOException {
        try (TestServer server = TestServer.start(store, Limits.DEFAULT);
                Client sender = server.login("alice")) {
            List<Client> idling = new ArrayList<>(server.selected(10, "alice", "INBOX"));
            for (Client client : idling) {
                client.send("i IDLE\r\n").response();
            }
            for (int i = 0; i < messages; i++) {
                assertThat(sender.append("INBOX", "", MESSAGE)).contains(" OK ");
            }
            for (Client client : idling) {
                MailboxModel model = new MailboxModel();
                while (model.size() < messages) {
                    model.accept(client.response(), true);
                }
            }
            sender.select("INBOX");
            sender.ok("STORE 1:* +FLAGS.SILENT (\\Deleted)");
            sender.ok("EXPUNGE");
            for (Client client : idling) {
                MailboxModel model = new MailboxModel();
                model.accept("* " + messages + " EXISTS", true);
                while (model.size() > 0) {
                    model.accept(client.response(), true);
                }
                client.send("DONE\r\n");
                assertThat(client.until("i").getLast()).startsWith("i OK");
                client.close();
            }
        }
    }

    @Test
    void whatHappensBetweenTheEndOfOneIdleAndTheNextIsNotLost() throws IOException {
        try (TestServer server = TestServer.start();
                Client sender = server.login("alice");
                Client client = server.login("alice").select("INBOX")) {
            MailboxModel model = new MailboxModel();
            for (int i = 1; i <= 100; i++) {
                client.send("i IDLE\r\nDONE\r\n");
                sender.append("INBOX", "", MESSAGE);
                client.until("i").forEach(response -> model.accept(response, true));
                client.send("j IDLE\r\n");
                while (model.size() < i) {
                    model.accept(client.response(), true);
                }
                client.send("DONE\r\n");
                client.until("j").forEach(response -> model.accept(response, true));
            }
        }
    }
}
