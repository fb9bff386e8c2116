package org.restante.store.jdbc;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.restante.store.tck.PostgresServer;
import org.restante.store.tck.StoreContract;
import org.restante.store.tck.StoreFixture;

/** The store keeps the contract on PostgreSQL. */
@Tag("postgres")
final class PostgresStoreContractTest extends StoreContract {
    private static PostgresServer server;
    private static JdbcSettings settings;
    private static JdbcSettings second;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
        settings = PostgresFixture.make(server);
        second = PostgresFixture.make(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected StoreFixture fixture() {
        return new PostgresFixture(settings, second);
    }
}
