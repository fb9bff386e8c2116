package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import java.util.List;
import org.restante.core.transport.Endpoint;
import org.restante.dist.config.Choice;
import org.restante.dist.config.Configuration;
import org.restante.pop3.Pop3Limits;
import org.restante.pop3.Pop3Module;
import org.restante.pop3.Pop3Settings;
import org.restante.pop3.Pop3Settings.EightBitHeaders;
import org.restante.pop3.Pop3Settings.Retrieved;

/** The POP3 server with the settings of the configuration, if it is to listen anywhere. */
final class Pop3Wiring extends AbstractModule {
    private final Configuration settings;

    Pop3Wiring(Configuration settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        List<Endpoint> endpoints = ListenAddress.endpoints(settings, "pop3");
        Pop3Limits limits = settings.as("pop3.idle-time", ignored -> limits());
        EightBitHeaders headers = settings.as("pop3.headers-8bit", word -> Choice.of(EightBitHeaders.class, word));
        Retrieved retrieved = settings.flag("pop3.mark-seen") ? Retrieved.SEEN : Retrieved.UNCHANGED;
        if (!endpoints.isEmpty()) {
            install(new Pop3Module());
            bind(Pop3Settings.class)
                    .toInstance(new Pop3Settings(endpoints, HostName.of(settings), limits, retrieved, headers));
        }
    }

    private Pop3Limits limits() {
        return new Pop3Limits(
                settings.duration("limits.login-time"),
                settings.duration("pop3.idle-time"),
                settings.duration("limits.stalled-time"),
                settings.number("limits.bad-before-login"),
                settings.number("limits.bad-after-login"),
                settings.number("limits.failed-logins"),
                settings.octets("pop3.measure"));
    }
}
