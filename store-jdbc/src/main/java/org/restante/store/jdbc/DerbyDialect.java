package org.restante.store.jdbc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import javax.sql.DataSource;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Apache Derby, embedded: one process, one directory or the heap. */
final class DerbyDialect implements Dialect {
    static final String PREFIX = "jdbc:derby:";

    private static final Logger LOG = LoggerFactory.getLogger(DerbyDialect.class);
    private static final String MIGRATIONS = "db/migration/derby";
    private static final int STARTS = 3;

    // Derby's error codes are severities: from here on the connection is gone, and maybe the database too.
    private static final int SESSION_SEVERITY = 40_000;
    private static final Set<String> PASSING = Set.of("40001", "40XL1", "40XL2", "40XT0");
    private static final Set<String> DISK_FULL =
            Set.of(WritableDerby.DISK_FULL, "XSDG1", "XSDG9", "XSLA4", "XSLAE", "XSDF4", "XSDFB");
    private static final String IN_USE = "XSDB6";

    private final String database;
    private final WritableDerby dataSource;

    DerbyDialect(String url) {
        database = url.substring(PREFIX.length());
        DerbyEngine.enter(database);
        dataSource = new WritableDerby(database);
    }

    @Override
    public void prepare() throws SQLException {
        if (!DerbyEngine.isInMemory(database)) {
            new DerbyDirectory(database).makeUnlessThere(DerbyDialect::make);
        }
        for (int attempt = 1; !started(attempt); attempt++) {
            DerbyEngine.shutDown(database); // what runs of it
        }
    }

    // After a kill Derby has been seen not to start at once; why stands in the log.
    private boolean started(int attempt) throws SQLException {
        try {
            Schema.migrate(dataSource, MIGRATIONS, JdbcSettings.Migration.AT_START);
            return true;
        } catch (SQLException failure) {
            if (attempt == STARTS || codeOf(failure) != StoreException.Code.UNAVAILABLE) {
                throw failure;
            }
            LOG.warn("The database did not start and is started again", failure);
            return false;
        }
    }

    private static void make(Path fresh) throws SQLException {
        Schema.migrate(new WritableDerby(fresh.toString()), MIGRATIONS, JdbcSettings.Migration.AT_START);
        DerbyEngine.shutDown(fresh.toString());
    }

    @Override
    public long freeOctets() {
        return DerbyEngine.isInMemory(database) ? Long.MAX_VALUE : new File(database).getUsableSpace();
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public boolean isOnlyHere() {
        return true;
    }

    @Override
    public Neighbours neighbours(Database ours, Neighbours.Listener listener) {
        return Neighbours.NONE;
    }

    @Override
    public String byKey(String table, String key) {
        return table + " --DERBY-PROPERTIES constraint=" + key + "\n";
    }

    @Override
    public boolean isPassing(SQLException failure) {
        return SqlStates.any(failure, PASSING::contains);
    }

    @Override
    public boolean isConnectionLost(SQLException failure) {
        return failure.getErrorCode() >= SESSION_SEVERITY || SqlStates.any(failure, state -> state.startsWith("08"));
    }

    @Override
    public StoreException.Code codeOf(SQLException failure) {
        if (SqlStates.any(failure, IN_USE::equals)) {
            return StoreException.Code.INUSE;
        }
        if (SqlStates.any(failure, DISK_FULL::contains) || isDiskFull(failure)) {
            return StoreException.Code.OVERQUOTA;
        }
        return isConnectionLost(failure) || isPassing(failure) || failure instanceof SQLTransientException
                ? StoreException.Code.UNAVAILABLE
                : StoreException.Code.SERVERBUG;
    }

    private static boolean isDiskFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        DerbyEngine.leave(database);
    }
}
