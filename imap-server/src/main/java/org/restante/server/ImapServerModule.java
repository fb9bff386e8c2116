package org.restante.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.util.Map;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.directory.UserDirectory;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.ServerContext;
import org.restante.server.engine.Sessions;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.mailbox.SummaryCache;
import org.restante.store.MailStore;

/**
 * Wires an {@link ImapServer}. The program that installs it binds a {@link MailStore}, a {@link UserDirectory}, {@link
 * ServerSettings}, {@link TlsKeys}, and the mechanisms ({@link org.restante.sasl.stock.SaslModule}).
 */
public final class ImapServerModule extends AbstractModule {
    @Override
    protected void configure() {
        install(new StockExtensions());
        bind(ImapServer.class).in(jakarta.inject.Singleton.class);
    }

    @Provides
    @Singleton
    Registry registry(Map<String, ImapExtension> extensions, ServerSettings settings) {
        return Registry.of(extensions.values(), settings.hiddenCapabilities());
    }

    @Provides
    @Singleton
    ServerContext context(
            ServerSettings settings,
            Registry registry,
            MailStore store,
            UserDirectory directory,
            Mechanisms mechanisms) {
        return new ServerContext(
                registry,
                settings.limits(),
                store,
                new OpenMailboxes(new SummaryCache(settings.summaryCache())),
                directory,
                mechanisms,
                new Sessions(settings.limits()),
                settings.hostName(),
                settings.clock());
    }
}
