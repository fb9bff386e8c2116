package org.restante.pop3;

import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;
import org.restante.core.CoreModule;
import org.restante.core.ProtocolServer;

/**
 * Wires a {@link Pop3Server}. The program that installs it binds a {@link org.restante.store.MailStore}, a {@link
 * org.restante.sasl.directory.UserDirectory}, {@link Pop3Settings}, {@link org.restante.core.tls.TlsKeys}, {@link
 * org.restante.core.connection.ConnectionLimits} and the mechanisms ({@link org.restante.sasl.stock.SaslModule}).
 */
public final class Pop3Module extends AbstractModule {
    @Override
    protected void configure() {
        install(new CoreModule());
        bind(Pop3Server.class).in(Singleton.class);
        bind(Pop3Context.class).in(Singleton.class);
        ProtocolServer.bind(binder()).addBinding().to(Pop3Server.class);
    }
}
