package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.command.FetchItem;
import org.restante.protocol.response.ExtensionCode;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;
import org.restante.server.Extensions;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.server.fetch.ItemWriter;
import org.restante.server.fetch.ServerFetchItem;
import org.restante.store.memory.MemoryStore;
import org.slf4j.LoggerFactory;

/** Parts other than the store that throw what they should not: the client is answered, and the log says whose code it was. */
final class MisbehavingPluginsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("org.restante");
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
        logger.setAdditive(false); // the stack traces are wanted
    }

    @AfterEach
    void stopListening() {
        logger.setAdditive(true);
        logger.detachAppender(appender);
    }

    private static int endless(int depth) {
        return depth == Integer.MAX_VALUE ? 0 : endless(depth + 1) + 1;
    }

    /** Fails for alice. */
    private record Directory(UserDirectory users) implements UserDirectory {
        private UserName check(UserName user) {
            if (user.value().equals("alice")) {
                throw new NoClassDefFoundError("com/example/Missing");
            }
            return user;
        }

        @Override
        public String realm() {
            return users.realm();
        }

        @Override
        public boolean verifiesPasswords() {
            return true;
        }

        @Override
        public Set<CredentialKind<?>> credentialKinds() {
            return Set.of();
        }

        @Override
        public Optional<UserRecord> find(UserName user) {
            return users.find(check(user));
        }

        @Override
        public VerifyResult verify(PasswordAttempt attempt) {
            check(attempt.user());
            return users.verify(attempt);
        }

        @Override
        public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
            return Optional.empty();
        }
    }

    /** Cannot say whether it is offered. */
    private static final class Undecided implements SaslMechanism {
        @Override
        public String name() {
            return "X-UNDECIDED";
        }

        @Override
        public Availability availability(ChannelInfo channel, UserDirectory directory) {
            throw new IllegalStateException("who knows");
        }

        @Override
        public SaslExchange start(SaslContext context) {
            throw new AssertionError("never reached");
        }
    }

    /** Is offered, and fails at the first response. */
    private static final class Failing implements SaslMechanism {
        @Override
        public String name() {
            return "X-FAILING";
        }

        @Override
        public Availability availability(ChannelInfo channel, UserDirectory directory) {
            return Availability.OFFERED;
        }

        @Override
        public SaslExchange start(SaslContext context) {
            return response -> {
                throw new AssertionError("no such response");
            };
        }
    }

    private record XFail(String how) implements ExtensionCommand {
        static XFail parse(ImapReader in) throws ImapSyntaxException {
            in.sp();
            String how = in.astring();
            in.end();
            if (how.equals("parse")) {
                throw new IllegalStateException("cannot read");
            }
            return new XFail(how);
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("XFAIL ").astring(how);
        }
    }

    private record XCode() implements ExtensionCode {
        @Override
        public void encode(ImapWriter out) {
            out.raw("XCODE ");
            throw new NoSuchMethodError("number");
        }
    }

    private record XItem() implements ServerFetchItem {
        @Override
        public void encode(ImapWriter out) {
            out.raw("XITEM");
        }

        @Override
        public boolean needsSummary() {
            return false;
        }

        @Override
        public ItemWriter writer() {
            return message -> {
                message.out().raw("XITEM (half of ");
                throw new AssertionError("no other half");
            };
        }
    }

    private static final class Extension implements ImapExtension {
        @Override
        public void register(Registry.Builder registry) {
            registry.announce("XFAIL", session -> {
                throw new IllegalStateException("to be or not to be");
            });
            registry.command(new CommandSpec<>("XFAIL", State.LOGGED_IN, XFail::parse, Extension::handle));
            registry.grammar().add(FetchItem.class, "XITEM", in -> new XItem());
        }

        private static Completion handle(XFail command, Session session) {
            switch (command.how()) {
                case "half" -> {
                    session.out().writer().raw("* XFAIL half of a ");
                    throw new LinkageError("the other half");
                }
                case "stack" -> endless(0);
                default -> throw new IllegalStateException("unknown");
            }
            return Completion.ok("Done");
        }
    }

    private static TestServer server() throws IOException {
        UserDirectory users = StaticDirectory.builder()
                .user("alice", "secret")
                .user("bob", "secret")
                .build();
        return TestServer.start(new MemoryStore(), binder -> {
            binder.bind(UserDirectory.class).toInstance(new Directory(users));
            Mechanisms.bind(binder, "X-UNDECIDED").to(Undecided.class);
            Mechanisms.bind(binder, "X-FAILING").to(Failing.class);
            Extensions.bind(binder, "xfail").to(Extension.class);
        });
    }

    private void logNames(Class<?> type) {
        assertThat(lines).as("the log").anyMatch(line -> line.contains(" " + type.getName()));
        lines.clear();
    }

    @Test
    void aDirectoryThatThrowsKeepsOnlyThatUserOut() throws IOException {
        try (TestServer server = server();
                Client alice = Client.connect(server.address())) {
            assertThat(alice.completion("LOGIN alice secret")).startsWith("NO [SERVERBUG]");
            logNames(Directory.class);
            alice.login("bob").ok("LIST \"\" *");
        }
    }

    @Test
    void aMechanismThatThrowsIsAnsweredAndTheOthersAreOffered() throws IOException {
        try (TestServer server = server();
                Client client = Client.connect(server.address())) {
            assertThat(client.ok("CAPABILITY").getFirst())
                    .contains(" AUTH=PLAIN", " AUTH=X-FAILING", " SASL-IR")
                    .doesNotContain("X-UNDECIDED", "XFAIL");
            logNames(Undecided.class);
            assertThat(client.completion("AUTHENTICATE X-UNDECIDED =")).startsWith("NO [SERVERBUG]");
            assertThat(client.completion("AUTHENTICATE X-FAILING =")).startsWith("NO [SERVERBUG]");
            logNames(Failing.class);
            client.login("bob").ok("NOOP");
        }
    }

    @Test
    void anExtensionThatThrowsIsAnsweredAndNothingHalfIsSent() throws IOException {
        try (TestServer server = server();
                Client client = server.login("bob")) {
            for (String how : new String[] {"parse", "half", "stack", "other"}) {
                assertThat(client.command("XFAIL " + how))
                        .as(how)
                        .singleElement()
                        .asString()
                        .contains(" NO [SERVERBUG] ");
            }
            logNames(Extension.class);
            client.append("INBOX", "", "Subject: x\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
            client.select("INBOX");
            assertThat(client.command("FETCH 1 (FLAGS XITEM)"))
                    .singleElement()
                    .asString()
                    .contains(" NO [SERVERBUG] ");
            logNames(XItem.class);
            client.ok("FETCH 1 FLAGS");
        }
    }

    @Test
    void aResponseCodeThatThrowsIsLeftOut() throws IOException {
        try (TestServer server = TestServer.start(new MemoryStore(), binder -> Extensions.bind(binder, "xcode")
                        .toInstance(registry -> registry.command(new CommandSpec<>(
                                "XFAIL",
                                State.LOGGED_IN,
                                XFail::parse,
                                (command, session) -> Completion.ok(new XCode(), "Done")))));
                Client client = server.login("bob")) {
            assertThat(client.completion("XFAIL x")).isEqualTo("OK Done");
            logNames(XCode.class);
        }
    }
}
