package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.Extensions;
import org.restante.server.access.OpenHandles;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.Upload;
import org.restante.store.Watch;
import org.restante.store.memory.MemoryStore;
import org.slf4j.LoggerFactory;

/** An extension that does not close what it opens: the session does, and the log says whose it was. */
final class LeakingExtensionTest {
    private static final int TIMES = 3;

    private final Logger logger = (Logger) LoggerFactory.getLogger(OpenHandles.class);
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    };
    private final Saboteur store = new Saboteur(new MemoryStore(), "bob");

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
        logger.setAdditive(false); // the lines are wanted
    }

    @AfterEach
    void stopListening() {
        logger.setAdditive(true);
        logger.detachAppender(appender);
    }

    private record XLeak(String what) implements ExtensionCommand {
        static XLeak parse(ImapReader in) throws ImapSyntaxException {
            in.sp();
            String what = in.astring();
            in.end();
            return new XLeak(what);
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("XLEAK ").astring(what);
        }
    }

    /** Opens, and seldom closes. */
    private static final class Leaky implements ImapExtension {
        @Override
        public void register(Registry.Builder registry) {
            registry.command(new CommandSpec<>("XLEAK", State.LOGGED_IN, XLeak::parse, Leaky::handle));
        }

        private static Completion handle(XLeak command, Session session) {
            if (command.what().equals("flood")) {
                for (int i = 0; i <= OpenHandles.MAX_MESSAGES; i++) {
                    session.view().index().content(1);
                }
            }
            for (int i = 0; i < TIMES; i++) {
                leak(command.what(), session);
            }
            return Completion.ok("Done");
        }

        private static void leak(String what, Session session) {
            switch (what) {
                case "message" -> session.view().index().content(1);
                case "upload" -> session.view().index().mailbox().upload();
                case "mailbox" -> session.account().open(MailboxName.INBOX);
                case "lease" -> lease(session);
                case "watch" -> session.account().watch(() -> {});
                default -> {
                    Content content = session.view().index().content(1);
                    content.close();
                    content.close();
                    OpenMailboxes.Lease lease = lease(session);
                    lease.close();
                    lease.close();
                    session.view().index().mailbox().close();
                }
            }
        }

        private static OpenMailboxes.Lease lease(Session session) {
            return session.server().mailboxes().open(session.account(), MailboxName.INBOX);
        }
    }

    private TestServer server() throws IOException {
        return TestServer.start(
                store, binder -> Extensions.bind(binder, "xleak").to(Leaky.class));
    }

    private static Client selected(TestServer server) throws IOException {
        Client client = server.login("bob");
        client.append("INBOX", "", "Subject: x\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
        return client.select("INBOX");
    }

    private void countClosing(Class<?> what) throws NoSuchMethodException {
        store.sabotage(what.getMethod("close"), () -> {});
    }

    private void logSays(String what, int times) {
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("unclosed user=bob what=" + what + " in=")
                .contains(Leaky.class.getName())
                .endsWith(" times=" + times);
        lines.clear();
    }

    @Test
    void streamsEndWithTheCommand() throws Exception {
        try (TestServer server = server();
                Client client = selected(server)) {
            countClosing(Content.class);
            client.ok("XLEAK message");
            client.ok("NOOP");
            assertThat(store.misdeeds()).isEqualTo(TIMES);
            logSays("message", TIMES);
            countClosing(Upload.class);
            client.ok("XLEAK upload");
            client.ok("NOOP");
            assertThat(store.misdeeds()).isEqualTo(TIMES);
            logSays("upload", TIMES);
            client.ok("FETCH 1 BODY[]");
            client.ok("SEARCH BODY x");
            client.ok("NOOP");
            assertThat(lines).isEmpty();
        }
    }

    @Test
    void aFloodIsRefused() throws Exception {
        try (TestServer server = server();
                Client client = selected(server)) {
            countClosing(Content.class);
            assertThat(client.completion("XLEAK flood")).startsWith("NO [LIMIT]");
            client.ok("NOOP");
            assertThat(store.misdeeds()).isEqualTo(OpenHandles.MAX_MESSAGES);
            logSays("message", OpenHandles.MAX_MESSAGES);
            client.ok("FETCH 1 BODY[]");
            client.ok("XLEAK twice");
        }
    }

    @Test
    void mailboxesAndWatchesEndWithTheSession() throws Exception {
        try (TestServer server = server()) {
            for (Class<?> type : new Class<?>[] {Mailbox.class, Watch.class}) {
                String what = type == Mailbox.class ? "mailbox" : "watch";
                try (Client client = selected(server)) {
                    client.ok("UNSELECT");
                    countClosing(type);
                    client.ok("XLEAK " + what);
                    client.ok("NOOP");
                    assertThat(lines).isEmpty();
                }
                Eventually.holds("the session is over", () -> !lines.isEmpty());
                assertThat(store.misdeeds()).isGreaterThanOrEqualTo(TIMES);
                logSays(what, TIMES);
            }
            try (Client client = selected(server)) {
                client.ok("XLEAK lease");
                client.ok("NOOP");
                assertThat(server.leases()).isEqualTo(1 + TIMES);
            }
            Eventually.holds("nothing is held", () -> server.leases() == 0 && !lines.isEmpty());
            logSays("mailbox", TIMES);
        }
    }

    @Test
    void closingTwiceHarmsNobody() throws Exception {
        try (TestServer server = server();
                Client client = selected(server)) {
            countClosing(Content.class);
            client.ok("XLEAK twice");
            client.ok("NOOP");
            assertThat(store.misdeeds()).isEqualTo(TIMES);
            assertThat(server.leases()).isEqualTo(1);
            client.ok("FETCH 1 BODY[]");
            assertThat(lines).isEmpty();
        }
    }
}
