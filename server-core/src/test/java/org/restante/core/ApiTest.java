package org.restante.core;

import org.restante.rules.ModuleApi;

/** What listeners are written against, and programs that put a server together. */
final class ApiTest extends ModuleApi {
    ApiTest() {
        super(
                "server-core",
                "org.restante.core",
                "org.restante.core.event",
                "org.restante.core.audit.Client",
                "org.restante.core.ban.BanSettings",
                "org.restante.core.connection.ConnectionLimits",
                "org.restante.core.connection.TlsOffer",
                "org.restante.core.tls.TlsKeys",
                "org.restante.core.transport.Endpoint");
    }
}
