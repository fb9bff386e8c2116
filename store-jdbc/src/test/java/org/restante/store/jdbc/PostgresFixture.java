package org.restante.store.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.restante.store.MailStore;
import org.restante.store.tck.PostgresServer;
import org.restante.store.tck.StoreFixture;

/** A database of PostgreSQL: the copy of one that has tables and nothing in them. */
final class PostgresFixture implements StoreFixture {
    private final PostgresServer server;
    private final String template;
    private final JdbcSettings settings;
    private JdbcStore store;

    PostgresFixture(PostgresServer server, String template) {
        this.server = server;
        this.template = template;
        this.settings = settings(server, server.copyDatabase(template)).withSnapshotInterval(7);
    }

    /** Makes a database with tables and nothing in them. */
    static String template(PostgresServer server) {
        String template = server.createDatabase();
        JdbcStore.open(settings(server, template)).close();
        return template;
    }

    /** Returns settings with which octets go as soon as they are let go of. */
    static JdbcSettings settings(PostgresServer server, String database) {
        return JdbcSettings.of(server.url(database))
                .withSharing(new JdbcSettings.Sharing(Duration.ofSeconds(5), Duration.ZERO));
    }

    @Override
    public MailStore open() {
        store = JdbcStore.open(settings);
        return store;
    }

    @Override
    public MailStore openSecond() {
        return JdbcStore.open(settings(server, server.copyDatabase(template)));
    }

    @Override
    public OptionalLong storedOctets() {
        store.storage().housekeeping().settle();
        List<Integer> octets = store.storage()
                .database()
                .transact(c -> Sql.list(c, row -> row.getInt(1), "SELECT LENGTH(octets) FROM content_chunk"));
        return OptionalLong.of(octets.stream().mapToLong(Integer::longValue).sum());
    }
}
