package org.restante.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.derby.iapi.jdbc.InternalDriver;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Derby itself, of which a process has one, and which is set by system properties when it starts. The first store
 * starts it and the last one stops it, so that no thread of it stays; unless it was running before: then it is someone
 * else's to set and to stop.
 */
final class DerbyEngine {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyEngine.class);
    private static final String MEMORY = "memory:";
    private static final String ERROR_FILE = "derby.stream.error.file";
    private static final Path NOWHERE = Path.of("/dev/null");
    // Checkpoints not more often than needed, and still recovered from in about a second; a commit's log in one write.
    // Files for their owner alone.
    private static final Map<String, String> SETTINGS = Map.of(
            "derby.storage.useDefaultFilePermissions", "false",
            "derby.storage.checkpointInterval", "33554432",
            "derby.storage.logBufferSize", "262144",
            "derby.language.statementCache.size", "200",
            "derby.locks.waitTimeout", "20");
    private static final Set<String> SHUT_DOWN = Set.of("08006", "XJ015", "XJ004");

    private static final Set<String> OPEN = new HashSet<>();
    private static boolean ours;

    private DerbyEngine() {}

    /**
     * Begins to use a database. The engine runs from now on.
     *
     * @throws StoreException INUSE if another store of this process has it; what each knows would be news to the other
     */
    static synchronized void enter(String database) {
        boolean first = OPEN.isEmpty();
        if (!OPEN.add(identity(database))) {
            throw new StoreException(StoreException.Code.INUSE, "The database is in use by another store");
        }
        if (first) {
            ours = InternalDriver.activeDriver() == null;
            if (ours) {
                SETTINGS.forEach(DerbyEngine::setUnlessSet);
                setUnlessSet(ERROR_FILE, errorFile(database).toString());
            }
        }
    }

    static boolean isInMemory(String database) {
        return database.startsWith(MEMORY);
    }

    private static String identity(String database) {
        return isInMemory(database)
                ? database
                : Path.of(database).toAbsolutePath().normalize().toString();
    }

    // Beside the directory of the database, where whoever looks after it will look.
    private static Path errorFile(String database) {
        if (isInMemory(database)) {
            return NOWHERE;
        }
        Path directory = Path.of(database).toAbsolutePath().getParent();
        try {
            Files.createDirectories(directory);
            return directory.resolve("derby.log");
        } catch (IOException failure) {
            LOG.warn("Derby has no place for its log", failure);
            return NOWHERE;
        }
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** Shuts the database down, and the engine with it if no store is left. */
    static synchronized void leave(String database) {
        shutDown(database);
        if (isInMemory(database)) {
            end(database, "drop=true");
        }
        OPEN.remove(identity(database));
        if (OPEN.isEmpty() && ours) {
            end("", "shutdown=true;deregister=false");
            System.clearProperty(ERROR_FILE);
        }
    }

    static void shutDown(String database) {
        end(database, "shutdown=true");
    }

    // Derby says that it has shut down by an exception: 08006 of a database, XJ015 of the engine.
    private static void end(String database, String attributes) {
        EmbeddedDataSource dataSource = new EmbeddedDataSource();
        dataSource.setDatabaseName(database);
        dataSource.setConnectionAttributes(attributes);
        try {
            dataSource.getConnection().close();
        } catch (SQLException said) {
            if (!SHUT_DOWN.contains(said.getSQLState())) {
                LOG.warn("Derby did not shut down as it should", said);
            }
        }
    }
}
