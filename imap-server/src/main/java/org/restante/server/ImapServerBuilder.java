package org.restante.server;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.multibindings.OptionalBinder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.restante.core.connection.TlsOffer;
import org.restante.core.event.MailEventListener;
import org.restante.core.event.MailEventListeners;
import org.restante.core.tls.TlsKeys;
import org.restante.core.transport.Endpoint;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.stock.SaslModule;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Limits;
import org.restante.store.MailStore;
import org.restante.store.access.AccessControl;

/** Puts an {@link ImapServer} together, for programs that are not wired by Guice. */
public final class ImapServerBuilder {
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<String, ImapExtension> extensions = new LinkedHashMap<>();
    private final Map<String, MailEventListener> listeners = new LinkedHashMap<>();
    private final List<Module> modules = new ArrayList<>();
    private final StaticDirectory.Builder users = StaticDirectory.builder();
    private Optional<UserDirectory> directory = Optional.empty();
    private Optional<MailStore> store = Optional.empty();
    private Optional<SSLContext> tls = Optional.empty();
    private Limits limits = Limits.DEFAULT;
    private Set<String> hidden = Set.of();
    private String hostName = "localhost";
    private long summaryCache = ServerSettings.DEFAULT_SUMMARY_CACHE;

    ImapServerBuilder() {}

    /** Listens here; with STARTTLS if there is a certificate ({@link #tls}). Port 0 takes any that is free. */
    public ImapServerBuilder listen(String host, int port) {
        endpoints.add(new Endpoint(new InetSocketAddress(host, port), TlsOffer.STARTTLS));
        return this;
    }

    /** Listens here, with TLS from the first octet (IMAPS). */
    public ImapServerBuilder listenTls(String host, int port) {
        endpoints.add(new Endpoint(new InetSocketAddress(host, port), TlsOffer.IMPLICIT));
        return this;
    }

    /** Shows clients the certificate of this context. */
    public ImapServerBuilder tls(SSLContext context) {
        tls = Optional.of(context);
        return this;
    }

    /** Keeps mail in this store, which stays the caller's to close. */
    public ImapServerBuilder store(MailStore mailStore) {
        store = Optional.of(mailStore);
        return this;
    }

    /** Lets this user in, as long as no {@link #directory} is set. */
    public ImapServerBuilder user(String name, String password) {
        users.user(name, password);
        return this;
    }

    /** Lets the users of this directory in, instead of those named one by one. */
    public ImapServerBuilder directory(UserDirectory userDirectory) {
        directory = Optional.of(userDirectory);
        return this;
    }

    /** Adds an extension of the protocol. */
    public ImapServerBuilder extension(String name, ImapExtension extension) {
        extensions.put(name, extension);
        return this;
    }

    /**
     * Tells this listener what happens to mail, and who logs in.
     *
     * @param name how the log names it
     */
    public ImapServerBuilder listener(String name, MailEventListener listener) {
        listeners.put(name, listener);
        return this;
    }

    /**
     * Sets how one of the stock extensions works.
     *
     * @param type the record of its settings, as its package names it
     */
    public <T> ImapServerBuilder settings(Class<T> type, T settings) {
        modules.add(binder ->
                OptionalBinder.newOptionalBinder(binder, type).setBinding().toInstance(settings));
        return this;
    }

    /** Decides who may do what by this policy, instead of the access lists that the store keeps. */
    public ImapServerBuilder access(AccessControl policy) {
        return settings(AccessControl.class, policy);
    }

    /** Sets what a client may cost. */
    public ImapServerBuilder limits(Limits newLimits) {
        limits = newLimits;
        return this;
    }

    /** Neither announces nor allows these capabilities, to see what clients make of a server without them. */
    public ImapServerBuilder hideCapabilities(Set<String> capabilities) {
        hidden = Set.copyOf(capabilities);
        return this;
    }

    /** Sets what the server calls itself to its clients. */
    public ImapServerBuilder hostName(String name) {
        hostName = name;
        return this;
    }

    /** Sets how many octets of message summaries are kept in memory. */
    public ImapServerBuilder summaryCache(long octets) {
        summaryCache = octets;
        return this;
    }

    /**
     * Makes the server, which does not listen yet.
     *
     * @throws IllegalStateException if there is no store, or nowhere to listen
     */
    public ImapServer build() {
        MailStore mailStore = store.orElseThrow(() -> new IllegalStateException("a server needs a store"));
        if (endpoints.isEmpty()) {
            throw new IllegalStateException("a server listens somewhere");
        }
        List<Module> all = new ArrayList<>(modules);
        all.addAll(List.of(new ImapServerModule(), new SaslModule(), new Parts(mailStore)));
        Injector injector = Guice.createInjector(Stage.PRODUCTION, all);
        return injector.getInstance(ImapServer.class);
    }

    /**
     * Makes the server, and starts it.
     *
     * @throws IllegalStateException if there is no store, or nowhere to listen
     * @throws IOException if an address cannot be had
     */
    public ImapServer start() throws IOException {
        ImapServer server = build();
        server.start();
        return server;
    }

    // STARTTLS is a promise that only a certificate keeps.
    private List<Endpoint> offered() {
        return endpoints.stream()
                .map(endpoint -> tls.isEmpty() && endpoint.offer() == TlsOffer.STARTTLS
                        ? new Endpoint(endpoint.address(), TlsOffer.NONE)
                        : endpoint)
                .toList();
    }

    private final class Parts extends AbstractModule {
        private final MailStore mailStore;

        Parts(MailStore mailStore) {
            this.mailStore = mailStore;
        }

        @Override
        protected void configure() {
            bind(MailStore.class).toInstance(mailStore);
            bind(UserDirectory.class).toInstance(directory.orElseGet(users::build));
            bind(ServerSettings.class)
                    .toInstance(
                            new ServerSettings(offered(), hostName, limits, summaryCache, hidden, Clock.systemUTC()));
            bind(TlsKeys.class).toInstance(tls.map(TlsKeys::of).orElse(new TlsKeys(Optional.empty())));
            listeners.forEach(
                    (name, listener) -> MailEventListeners.bind(binder(), name).toInstance(listener));
            extensions.forEach(
                    (name, extension) -> Extensions.bind(binder(), name).toInstance(extension));
        }
    }
}
