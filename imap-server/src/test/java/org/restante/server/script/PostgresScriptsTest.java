package org.restante.server.script;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.restante.store.jdbc.JdbcSettings;
import org.restante.store.jdbc.JdbcStore;
import org.restante.store.tck.PostgresServer;

/** The scripts on PostgreSQL. */
@Tag("postgres")
final class PostgresScriptsTest extends ScriptSuite {
    @TempDir
    private static Path folder;

    private static PostgresServer server;
    private static RestanteTarget target;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start();
        target = new RestanteTarget(JdbcStore.open(JdbcSettings.of(server.url(server.createDatabase()))), folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            target.close();
            server.close();
        }
    }

    @Override
    Target target() {
        return target;
    }
}
