package org.restante.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.core.ban.Networks;
import org.restante.core.connection.ConnectionLimits;
import org.restante.core.connection.TlsOffer;
import org.restante.core.tls.TlsKeys;
import org.restante.core.tls.TlsSettings;
import org.restante.core.transport.Endpoint;
import org.restante.pop3.Pop3Settings.EightBitHeaders;
import org.restante.pop3.Pop3Settings.Retrieved;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.password.ScramDerivation;
import org.restante.sasl.stock.SaslModule;
import org.restante.store.Change;
import org.restante.store.IncomingMessage;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.memory.MemoryStore;

/** A server over a memory store, with user {@code mrose} whose password is {@code tanstaaf}. */
final class Fixture implements AutoCloseable {
    static final String USER = "mrose";
    static final String PASSWORD = "tanstaaf";
    static final Pop3Limits LIMITS =
            new Pop3Limits(Duration.ofSeconds(20), Duration.ofMinutes(10), Duration.ofSeconds(20), 3, 5, 2, 1 << 20);

    final MailStore store;
    private final Pop3Server server;

    /** What differs between servers. */
    record Options(
            Optional<TlsSettings> tls,
            Retrieved retrieved,
            EightBitHeaders headers,
            int sessionsPerUser,
            Set<String> mechanisms,
            MailStore store) {
        static Options usual() {
            return new Options(
                    Optional.empty(), Retrieved.UNCHANGED, EightBitHeaders.SEND, 10, Set.of(), new MemoryStore());
        }

        Options with(TlsSettings keys) {
            return new Options(Optional.of(keys), retrieved, headers, sessionsPerUser, mechanisms, store);
        }

        Options with(Retrieved wish) {
            return new Options(tls, wish, headers, sessionsPerUser, mechanisms, store);
        }

        Options with(EightBitHeaders wish) {
            return new Options(tls, retrieved, wish, sessionsPerUser, mechanisms, store);
        }

        Options with(MailStore other) {
            return new Options(tls, retrieved, headers, sessionsPerUser, mechanisms, other);
        }

        Options withMechanisms(String... names) {
            return new Options(tls, retrieved, headers, sessionsPerUser, Set.of(names), store);
        }

        Options withSessions(int count) {
            return new Options(tls, retrieved, headers, count, mechanisms, store);
        }
    }

    Fixture() throws IOException {
        this(Options.usual());
    }

    Fixture(Options options, Module... more) throws IOException {
        store = options.store();
        server = Guice.createInjector(Modules.combine(more), new Pop3Module(), new SaslModule(), new Parts(options))
                .getInstance(Pop3Server.class);
        server.start();
    }

    private static final class Parts extends AbstractModule {
        private final Options options;

        Parts(Options options) {
            this.options = options;
        }

        private List<Endpoint> endpoints() {
            return options.tls().isEmpty()
                    ? List.of(endpoint(TlsOffer.NONE))
                    : List.of(endpoint(TlsOffer.STARTTLS), endpoint(TlsOffer.IMPLICIT));
        }

        private Endpoint endpoint(TlsOffer offer) {
            return new Endpoint(new InetSocketAddress("127.0.0.1", 0), offer, Networks.NONE, options.mechanisms());
        }

        @Override
        protected void configure() {
            bind(MailStore.class).toInstance(options.store());
            bind(UserDirectory.class)
                    .toInstance(StaticDirectory.builder()
                            .scram(new ScramDerivation(Set.of(ScramHash.SHA_256), 4096))
                            .user(USER, PASSWORD)
                            .user("jürgen", "päßwort mit Raum")
                            .build());
            bind(Pop3Settings.class)
                    .toInstance(new Pop3Settings(endpoints(), "dewey", LIMITS, options.retrieved(), options.headers()));
            bind(TlsKeys.class).toInstance(new TlsKeys(options.tls()));
            bind(ConnectionLimits.class).toInstance(new ConnectionLimits(20, 20, options.sessionsPerUser()));
        }
    }

    InetSocketAddress address() {
        return server.addresses().getFirst();
    }

    InetSocketAddress tlsAddress() {
        return server.addresses().getLast();
    }

    Client connected() throws IOException {
        return Client.greeted(address());
    }

    Client loggedIn() throws IOException {
        return connected().login(USER, PASSWORD);
    }

    Mailbox inbox() {
        return store.account(USER).open(MailboxName.INBOX);
    }

    /** Delivers messages, whose octets are given as ISO-8859-1 characters. */
    void deliver(String... messages) {
        try (Mailbox inbox = inbox()) {
            for (String message : messages) {
                try (IncomingMessage incoming = new IncomingMessage(inbox)) {
                    byte[] octets = message.getBytes(ISO_8859_1);
                    incoming.write(octets, 0, octets.length);
                    inbox.commit(new Change.Append(List.of(incoming.finish(
                            Flags.NONE, InternalDate.of(OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC))))));
                }
            }
        }
    }

    void expunge(long uid) {
        try (Mailbox inbox = inbox()) {
            inbox.commit(new Change.Expunge(UidSet.of(uid)));
        }
    }

    UidSet uids() {
        try (Mailbox inbox = inbox()) {
            return inbox.state().messages().uids();
        }
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
