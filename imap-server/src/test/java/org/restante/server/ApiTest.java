package org.restante.server;

import org.restante.rules.ModuleApi;

/** What a server is embedded with, and what extensions are written against. */
final class ApiTest extends ModuleApi {
    ApiTest() {
        super(
                "imap-server",
                "org.restante.server",
                "org.restante.server.engine.CommandParser",
                "org.restante.server.engine.CommandSpec",
                "org.restante.server.engine.Completion",
                "org.restante.server.engine.Handler",
                "org.restante.server.engine.ImapExtension",
                "org.restante.server.engine.Limits",
                "org.restante.server.engine.Registry",
                "org.restante.server.engine.Session",
                "org.restante.server.engine.State",
                "org.restante.server.fetch.ItemWriter",
                "org.restante.server.fetch.ServerFetchItem");
    }
}
