package org.restante.server.behaviour;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.util.Modules;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.restante.core.connection.TlsOffer;
import org.restante.core.tls.TlsKeys;
import org.restante.core.transport.Endpoint;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.stock.SaslModule;
import org.restante.server.ImapServer;
import org.restante.server.ImapServerModule;
import org.restante.server.ServerSettings;
import org.restante.server.engine.Limits;
import org.restante.server.engine.ServerContext;
import org.restante.store.MailStore;
import org.restante.store.jdbc.JdbcSettings;
import org.restante.store.jdbc.JdbcStore;
import org.restante.store.memory.MemoryStore;

/** A server of alice and bob, both with the password "secret", whose inside a test can look at. */
final class TestServer implements AutoCloseable {
    private final MailStore store;
    private final ImapServer server;
    private final ServerContext context;

    private TestServer(
            MailStore store, Limits limits, Optional<SSLContext> tls, List<Endpoint> endpoints, Module... more)
            throws IOException {
        this.store = store;
        ServerSettings settings = new ServerSettings(
                endpoints, "localhost", limits, ServerSettings.DEFAULT_SUMMARY_CACHE, Set.of(), Clock.systemUTC());
        Module stock = Modules.combine(new ImapServerModule(), new SaslModule(), new Parts(store, settings, tls));
        Injector injector =
                Guice.createInjector(Stage.PRODUCTION, Modules.override(stock).with(more));
        server = injector.getInstance(ImapServer.class);
        context = injector.getInstance(ServerContext.class);
        server.start();
    }

    static TestServer start() throws IOException {
        return start(Limits.DEFAULT);
    }

    static TestServer start(Limits limits) throws IOException {
        return start(new MemoryStore(), limits);
    }

    static TestServer start(MailStore store, Limits limits) throws IOException {
        return new TestServer(store, limits, Optional.empty(), List.of(endpoint("127.0.0.1", TlsOffer.NONE)));
    }

    /** With other parts instead of its own, or besides. */
    static TestServer start(MailStore store, Module... more) throws IOException {
        return new TestServer(
                store, Limits.DEFAULT, Optional.empty(), List.of(endpoint("127.0.0.1", TlsOffer.NONE)), more);
    }

    /** At this endpoint, with TLS if it offers it. */
    static TestServer startAt(Endpoint endpoint, Optional<SSLContext> tls, Limits limits, Module... more)
            throws IOException {
        return new TestServer(new MemoryStore(), limits, tls, List.of(endpoint), more);
    }

    /** With STARTTLS at the first address and TLS from the first octet at the second. */
    static TestServer startWithTls(SSLContext tls, String host, Limits limits) throws IOException {
        return new TestServer(
                new MemoryStore(),
                limits,
                Optional.of(tls),
                List.of(endpoint(host, TlsOffer.STARTTLS), endpoint(host, TlsOffer.IMPLICIT)));
    }

    private static Endpoint endpoint(String host, TlsOffer offer) {
        return new Endpoint(new InetSocketAddress(host, 0), offer);
    }

    /** An empty Derby database in the heap. */
    static MailStore derby() {
        return JdbcStore.open(JdbcSettings.inMemory("behaviour-" + UUID.randomUUID()));
    }

    InetSocketAddress address() {
        return server.addresses().getFirst();
    }

    InetSocketAddress tlsAddress() {
        return server.addresses().getLast();
    }

    MailStore store() {
        return store;
    }

    /** The names of all commands. */
    Set<String> commands() {
        return context.registry().commands();
    }

    /** How many clients the server counts. */
    int sessions() {
        return context.sessions().size();
    }

    /** How many times a mailbox is held open by somebody. */
    int leases() {
        return context.mailboxes().leases();
    }

    /** A client that has logged in. */
    Client login(String user) throws IOException {
        return Client.connect(address()).login(user);
    }

    /** Several of them, with a mailbox selected. */
    List<Client> selected(int count, String user, String mailbox) throws IOException {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(login(user).select(mailbox));
        }
        return clients;
    }

    /** Stops serving; the store stays open. */
    void stop() {
        server.close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        store.close();
    }

    private static final class Parts extends AbstractModule {
        private final MailStore store;
        private final ServerSettings settings;
        private final Optional<SSLContext> tls;

        Parts(MailStore store, ServerSettings settings, Optional<SSLContext> tls) {
            this.store = store;
            this.settings = settings;
            this.tls = tls;
        }

        @Override
        protected void configure() {
            bind(MailStore.class).toInstance(store);
            bind(UserDirectory.class)
                    .toInstance(StaticDirectory.builder()
                            .user("alice", "secret")
                            .user("bob", "secret")
                            .build());
            bind(ServerSettings.class).toInstance(settings);
            bind(TlsKeys.class).toInstance(tls.map(TlsKeys::of).orElse(new TlsKeys(Optional.empty())));
        }
    }
}
