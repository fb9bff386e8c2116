package org.restante.lmtp;

import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;
import org.restante.core.ProtocolServer;
import org.restante.lmtp.delivery.DeliveryModule;

/**
 * Wires an {@link LmtpServer}. The program that installs it binds {@link LmtpSettings}, what {@link DeliveryModule} asks for,
 * and {@link org.restante.core.tls.TlsKeys}.
 */
public final class LmtpModule extends AbstractModule {
    @Override
    protected void configure() {
        install(new DeliveryModule());
        bind(LmtpServer.class).in(Singleton.class);
        ProtocolServer.bind(binder()).addBinding().to(LmtpServer.class);
    }
}
