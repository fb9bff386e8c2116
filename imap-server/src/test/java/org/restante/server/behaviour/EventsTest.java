package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.core.event.EventSettings;
import org.restante.core.event.MailEvent;
import org.restante.core.event.MailEventListener;
import org.restante.server.ImapServer;
import org.restante.server.ImapServerBuilder;
import org.restante.store.memory.MemoryStore;

/** What a listener hears of IMAP clients, and that they do not hear of it. */
@Timeout(120)
final class EventsTest {
    private static final byte[] MESSAGE = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    private final BlockingQueue<MailEvent> heard = new LinkedBlockingQueue<>();

    private static ImapServerBuilder server() {
        return ImapServer.builder()
                .listen("127.0.0.1", 0)
                .store(new MemoryStore())
                .user("alice", "secret");
    }

    private List<String> heard(int count) throws InterruptedException {
        List<String> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(describe(heard.take()));
        }
        return events;
    }

    private static String describe(MailEvent event) {
        return switch (event) {
            case MailEvent.LoggedIn login ->
                "login " + login.identity().authorizationId().value() + " by "
                        + login.client().protocol();
            case MailEvent.MailboxCreated created -> "created " + created.name();
            case MailEvent.MailboxRenamed renamed -> "renamed " + renamed.from() + " to " + renamed.to();
            case MailEvent.MailboxDeleted deleted -> "deleted " + deleted.name();
            case MailEvent.MessagesAdded added ->
                "added " + added.uids() + " to " + added.mailbox().name();
            case MailEvent.MessagesExpunged expunged ->
                "expunged " + expunged.uids() + " from " + expunged.mailbox().name();
            case MailEvent.FlagsChanged changed ->
                changed.operation() + " " + changed.flags() + " of " + changed.uids() + " in "
                        + changed.mailbox().name();
            case MailEvent.Lost lost -> "lost " + lost.events();
        };
    }

    @Test
    void everyChangeIsTold() throws IOException, InterruptedException {
        try (ImapServer server = server().listener("test", heard::add).start();
                Client client = Client.connect(server.addresses().getFirst()).login("alice")) {
            client.ok("CREATE plans");
            client.append("plans", "", MESSAGE);
            client.append("plans", "", MESSAGE);
            client.select("plans");
            client.ok("STORE 1:2 +FLAGS (\\Seen)");
            client.ok("COPY 1 INBOX");
            client.ok("RENAME plans ideas");
            client.ok("MOVE 1 INBOX");
            client.ok("STORE 1 +FLAGS.SILENT (\\Deleted)");
            client.ok("EXPUNGE");
            client.ok("CLOSE");
            client.ok("DELETE ideas");
            client.ok("RENAME INBOX old");
            assertThat(heard(14))
                    .containsExactly(
                            "login alice by imap",
                            "created plans",
                            "added 1 to plans",
                            "added 2 to plans",
                            "ADD (\\Seen) of 1:2 in plans",
                            "added 1 to INBOX",
                            "renamed plans to ideas",
                            "added 2 to INBOX",
                            "expunged 1 from ideas",
                            "ADD (\\Deleted) of 2 in ideas",
                            "expunged 2 from ideas",
                            "deleted ideas",
                            "created old",
                            "added 1:2 to old");
        }
    }

    // As many as have a processor each, and more: a session would wait for one of them if they shared its threads.
    @Test
    void listenersThatNeverReturnHoldNobodyUp() throws IOException {
        ImapServerBuilder builder = server().settings(EventSettings.class, new EventSettings(2));
        MailEventListener spinning = event -> {
            while (!Thread.currentThread().isInterrupted() && heard.isEmpty()) {
                Thread.onSpinWait();
            }
        };
        for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            builder.listener("spinning-" + i, spinning);
        }
        try (ImapServer server = builder.start();
                Client client = Client.connect(server.addresses().getFirst()).login("alice")) {
            for (int i = 0; i < 20; i++) {
                client.append("INBOX", "", MESSAGE);
            }
            assertThat(client.ok("STATUS INBOX (MESSAGES)").getFirst()).contains("MESSAGES 20");
        } finally {
            heard.add(new MailEvent.Lost(1)); // enough
        }
    }
}
