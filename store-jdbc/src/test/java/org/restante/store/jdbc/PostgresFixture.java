package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.restante.store.MailStore;
import org.restante.store.tck.PostgresServer;
import org.restante.store.tck.StoreFixture;

/** Databases of PostgreSQL that have tables and nothing in them. */
final class PostgresFixture implements StoreFixture {
    private static final List<String> TABLES = List.of(
            "account",
            "mailbox",
            "subscription",
            "mailbox_change",
            "mailbox_snapshot",
            "message",
            "expunged",
            "content",
            "upload",
            "content_chunk",
            "annotation",
            "access",
            "quota",
            "mailbox_key");

    private final JdbcSettings settings;
    private final JdbcSettings second;
    private JdbcStore store;

    /** Empties two databases, which have tables. */
    PostgresFixture(JdbcSettings settings, JdbcSettings second) {
        this.settings = settings.withSnapshotInterval(7);
        this.second = second;
        clear(settings);
        clear(second);
    }

    /** Makes a database with tables and returns settings for it, with which octets go as soon as they are let go of. */
    static JdbcSettings make(PostgresServer server) {
        JdbcSettings settings = JdbcSettings.of(server.url(server.createDatabase()))
                .withSharing(new JdbcSettings.Sharing(Duration.ofSeconds(5), Duration.ZERO));
        JdbcStore.migrate(settings);
        return settings;
    }

    // In a moment, where to make a database takes a second.
    private static void clear(JdbcSettings settings) {
        try (Connection connection = DriverManager.getConnection(settings.url());
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.addBatch("DELETE FROM " + table);
            }
            statement.executeBatch();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public MailStore open() {
        store = JdbcStore.open(settings);
        return store;
    }

    @Override
    public MailStore openSecond() {
        return JdbcStore.open(second);
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
