package org.restante.lmtp;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.restante.core.ProtocolServer;
import org.restante.lmtp.delivery.Delivery;
import org.restante.lmtp.delivery.DeliverySettings;
import org.restante.store.MailStore;

/**
 * Wires an {@link LmtpServer}. The program that installs it binds {@link LmtpSettings}, {@link DeliverySettings}, a {@link
 * MailStore}, a {@link org.restante.sasl.directory.UserDirectory} and {@link org.restante.core.tls.TlsKeys}.
 */
public final class LmtpModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(LmtpServer.class).in(Singleton.class);
        ProtocolServer.bind(binder()).addBinding().to(LmtpServer.class);
    }

    @Provides
    @Singleton
    Delivery delivery(MailStore store, DeliverySettings settings) {
        return new Delivery(store, settings, Clock.systemUTC());
    }
}
