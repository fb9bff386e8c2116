package org.restante.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.util.Modules;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restante.core.ban.Bans;
import org.restante.core.event.MailEvent;
import org.restante.core.event.MailEventListeners;
import org.restante.protocol.model.MailboxName;
import org.restante.server.ImapServer;
import org.restante.server.ImapServerBuilder;
import org.restante.store.MailStore;
import org.restante.store.MailboxEntry;
import org.restante.store.memory.MemoryStore;

/** What {@code README.md} and {@code docs/embedding.md} show of embedding, compiled and run. */
@Timeout(60)
final class EmbeddingTest {
    private int connected;

    private void connectTo(int port) throws IOException {
        try (Socket client = new Socket("127.0.0.1", port)) {
            client.getOutputStream()
                    .write("a LOGIN alice secret\r\nb CREATE plans\r\nc LOGOUT\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(said)
                    .startsWith("* OK")
                    .contains("\r\na OK")
                    .contains("\r\nb OK")
                    .contains("\r\nc OK");
            connected++;
        }
    }

    @Test
    void builder() throws IOException {
        try (ImapServer server = ImapServer.builder()
                .listen("127.0.0.1", 0)
                .store(new MemoryStore())
                .user("alice", "secret")
                .start()) {
            connectTo(server.port());
        }
        assertThat(connected).isEqualTo(1);
    }

    @Test
    void guice() throws IOException {
        Injector injector = Guice.createInjector(Stage.PRODUCTION, new MailModule());
        try (ImapServer server = injector.getInstance(ImapServer.class)) {
            server.start();
            connectTo(server.port());
        }
        assertThat(connected).isEqualTo(1);
    }

    @Test
    void overriding() throws IOException {
        MailStore shared = new MemoryStore();
        Module mine = Modules.override(new MailModule()).with(binder -> {
            binder.bind(MailStore.class).toInstance(new TenantStore("club", shared));
            binder.bind(Bans.class).toInstance(Bans.none()); // the firewall does that
        });
        try (ImapServer server = Guice.createInjector(mine).getInstance(ImapServer.class)) {
            server.start();
            connectTo(server.port());
        }
        assertThat(connected).isEqualTo(1);
        assertThat(shared.account("club/alice").mailboxes())
                .extracting(MailboxEntry::name)
                .contains(MailboxName.of("plans"));
    }

    @Test
    void events() throws IOException, InterruptedException {
        BlockingQueue<String> rung = new LinkedBlockingQueue<>();
        ImapServerBuilder builder = ImapServer.builder()
                .listen("127.0.0.1", 0)
                .store(new MemoryStore())
                .user("alice", "secret")
                .listener("new-mail", new NewMail(rung::add))
                .listener("logins", event -> {
                    if (event instanceof MailEvent.LoggedIn login) {
                        rung.add(login.identity().authorizationId().value() + " is here");
                    }
                });
        try (ImapServer server = builder.start();
                Socket client = new Socket("127.0.0.1", server.port())) {
            client.getOutputStream().write("a LOGIN alice secret\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(rung.take()).isEqualTo("alice is here");
            client.getOutputStream()
                    .write("b APPEND INBOX {3+}\r\nx\r\n\r\nc LOGOUT\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(rung.take()).isEqualTo("alice has new mail in INBOX");
        }
    }

    @Test
    void eventsWithGuice() throws IOException, InterruptedException {
        BlockingQueue<String> rung = new LinkedBlockingQueue<>();
        Module listening = binder -> MailEventListeners.bind(binder, "new-mail").toInstance(new NewMail(rung::add));
        try (ImapServer server =
                Guice.createInjector(new MailModule(), listening).getInstance(ImapServer.class)) {
            server.start();
            try (Socket client = new Socket("127.0.0.1", server.port())) {
                client.getOutputStream()
                        .write("a LOGIN alice secret\r\nb APPEND INBOX {3+}\r\nx\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(rung.take()).isEqualTo("alice has new mail in INBOX");
            }
        }
    }
}
