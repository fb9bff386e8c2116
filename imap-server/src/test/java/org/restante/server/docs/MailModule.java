package org.restante.server.docs;

import com.google.inject.AbstractModule;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.core.connection.TlsOffer;
import org.restante.core.tls.TlsKeys;
import org.restante.core.transport.Endpoint;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.stock.SaslModule;
import org.restante.server.ImapServerModule;
import org.restante.server.ServerSettings;
import org.restante.server.engine.Limits;
import org.restante.store.MailStore;
import org.restante.store.memory.MemoryStore;

/** What the server cannot know by itself. */
public final class MailModule extends AbstractModule {
    @Override
    protected void configure() {
        install(new ImapServerModule());
        install(new SaslModule());
        bind(MailStore.class).toInstance(new MemoryStore());
        bind(UserDirectory.class)
                .toInstance(StaticDirectory.builder().user("alice", "secret").build());
        bind(TlsKeys.class).toInstance(new TlsKeys(Optional.empty()));
        bind(ServerSettings.class)
                .toInstance(new ServerSettings(
                        List.of(new Endpoint(new InetSocketAddress("127.0.0.1", 0), TlsOffer.NONE)),
                        "mail.example.org",
                        Limits.DEFAULT,
                        ServerSettings.DEFAULT_SUMMARY_CACHE,
                        Set.of(),
                        Clock.systemUTC()));
    }
}
