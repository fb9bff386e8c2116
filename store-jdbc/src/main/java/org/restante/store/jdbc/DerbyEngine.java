package org.restante.store.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.apache.derby.iapi.jdbc.InternalDriver;
import org.apache.derby.jdbc.EmbeddedDataSource;
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
    // Its log in few, large files, and a checkpoint not more often than needed: half the writes of its defaults, and
    // still recovered from in about a second.
    private static final Map<String, String> SETTINGS = Map.of(
            "derby.storage.logSwitchInterval", "16777216",
            "derby.storage.checkpointInterval", "33554432",
            "derby.storage.logBufferSize", "262144",
            "derby.language.statementCache.size", "200",
            "derby.locks.waitTimeout", "20");

    private static int stores;
    private static boolean ours;

    private DerbyEngine() {}

    /** Begins to use a database; the engine runs from now on. */
    static synchronized DerbyEngine enter(String database) {
        if (stores++ == 0) {
            ours = InternalDriver.activeDriver() == null;
            if (ours) {
                SETTINGS.forEach(DerbyEngine::setUnlessSet);
                setUnlessSet(ERROR_FILE, errorFile(database).toString());
            }
        }
        return new DerbyEngine();
    }

    // Beside the database's own files, in the directory that holds them.
    private static Path errorFile(String database) {
        if (database.startsWith(MEMORY)) {
            return Path.of("/dev/null");
        }
        Path directory = Path.of(database).toAbsolutePath().getParent();
        return Files.isDirectory(directory) ? directory.resolve("derby.log") : Path.of("/dev/null");
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** Shuts the database down, and the engine with it if no store is left. */
    void leave(String database) {
        synchronized (DerbyEngine.class) {
            EmbeddedDataSource dataSource = new EmbeddedDataSource();
            dataSource.setDatabaseName(database);
            if (database.startsWith(MEMORY)) {
                end(dataSource, "drop=true");
            } else {
                end(dataSource, "shutdown=true");
            }
            if (--stores == 0 && ours) {
                EmbeddedDataSource everything = new EmbeddedDataSource();
                everything.setDatabaseName("");
                end(everything, "shutdown=true;deregister=false");
                System.clearProperty(ERROR_FILE);
            }
        }
    }

    // Derby says that it has shut down by an exception: 08006 of a database, XJ015 of the engine.
    private static void end(EmbeddedDataSource dataSource, String attributes) {
        dataSource.setConnectionAttributes(attributes);
        try {
            dataSource.getConnection().close();
        } catch (SQLException said) {
            String state = said.getSQLState();
            if (!"08006".equals(state) && !"XJ015".equals(state) && !"XJ004".equals(state)) {
                LOG.warn("Derby did not shut down as it should", said);
            }
        }
    }
}
