package org.restante.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.OptionalBinder;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.restante.core.CoreModule;
import org.restante.core.ProtocolServer;
import org.restante.core.connection.ConnectionLimits;
import org.restante.core.connection.Sessions;
import org.restante.core.event.ServedStore;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.directory.UserDirectory;
import org.restante.server.access.AccessPolicy;
import org.restante.server.access.AccessSettings;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.ServerContext;
import org.restante.server.extension.annotate.AnnotateExtension;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.mailbox.SummaryCache;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.access.AccessControl;
import org.restante.store.access.AccessControls;
import org.restante.store.access.OwnerOnly;
import org.restante.store.access.StoredRights;

/**
 * Wires an {@link ImapServer}. The program that installs it binds a {@link MailStore}, a {@link UserDirectory}, {@link
 * ServerSettings}, {@link org.restante.core.tls.TlsKeys}, and the mechanisms ({@link org.restante.sasl.stock.SaslModule}). Who may do what, an {@link
 * AccessControl}, is what the store keeps unless the program binds another.
 */
public final class ImapServerModule extends AbstractModule {
    // What has no meaning without something that a store may lack. MOVE and UIDPLUS are part of IMAP4rev2, and stay.
    private static final Map<Feature, Set<String>> NEEDS = Map.of(
            Feature.WRITE, Set.of("MULTIAPPEND", "CATENATE", "REPLACE", AnnotateExtension.CAPABILITY),
            Feature.MESSAGE_ANNOTATIONS, Set.of(AnnotateExtension.CAPABILITY),
            Feature.MODSEQ, Set.of("CONDSTORE", "QRESYNC"),
            Feature.SPECIAL_USE, Set.of("SPECIAL-USE", "CREATE-SPECIAL-USE"));

    @Override
    protected void configure() {
        install(new CoreModule());
        install(new StockExtensions());
        AccessControls.bind(binder(), StoredRights.NAME).to(StoredRights.class);
        AccessControls.bind(binder(), OwnerOnly.NAME).to(OwnerOnly.class);
        OptionalBinder.newOptionalBinder(binder(), AccessControl.class)
                .setDefault()
                .to(StoredRights.class);
        OptionalBinder.newOptionalBinder(binder(), AccessSettings.class)
                .setDefault()
                .toInstance(AccessSettings.DEFAULT);
        bind(ImapServer.class).in(Singleton.class);
        ProtocolServer.bind(binder()).addBinding().to(ImapServer.class);
    }

    @Provides
    ConnectionLimits connections(ServerSettings settings) {
        return settings.limits().connections();
    }

    @Provides
    @Singleton
    Registry registry(Map<String, ImapExtension> extensions, ServerSettings settings, MailStore store) {
        Set<String> hidden = new HashSet<>(settings.hiddenCapabilities());
        NEEDS.forEach((feature, capabilities) -> {
            if (!store.features().contains(feature)) {
                hidden.addAll(capabilities);
            }
        });
        return Registry.of(extensions.values(), hidden);
    }

    @Provides
    @Singleton
    ServerContext context(
            ServerSettings settings,
            Registry registry,
            ServedStore store,
            UserDirectory directory,
            Mechanisms mechanisms,
            AccessPolicy access,
            Sessions sessions) {
        access.requireSupport(store);
        return new ServerContext(
                registry,
                settings.limits(),
                store,
                new OpenMailboxes(new SummaryCache(settings.summaryCache())),
                directory,
                mechanisms,
                access,
                sessions,
                settings.hostName(),
                settings.clock());
    }
}
