package org.restante.store.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.restante.store.StoreException;

/** A database on which one commit goes wrong, in the way a test says. */
final class FailingDialect implements Dialect {
    /** What happens at the next commit in place of it. */
    @FunctionalInterface
    interface Fault {
        void commit(Connection connection) throws SQLException;
    }

    private final Dialect real;
    private final Set<String> statements = ConcurrentHashMap.newKeySet();
    private volatile long free = Long.MAX_VALUE;
    private final AtomicReference<Fault> next = new AtomicReference<>(Connection::commit);

    FailingDialect(Dialect real) {
        this.real = real;
    }

    /** Returns the statements that anybody has prepared. */
    Set<String> statements() {
        return statements;
    }

    void leaveFree(long octets) {
        free = octets;
    }

    void atNextCommit(Fault fault) {
        next.set(fault);
    }

    @Override
    public DataSource dataSource() {
        return new FailingDataSource();
    }

    @Override
    public void prepare() throws SQLException {
        real.prepare();
    }

    @Override
    public long freeOctets() {
        return free;
    }

    @Override
    public boolean isOnlyHere() {
        return real.isOnlyHere();
    }

    @Override
    public Neighbours neighbours(Database database, Neighbours.Listener listener) {
        return real.neighbours(database, listener);
    }

    @Override
    public String byKey(String table, String key) {
        return real.byKey(table, key);
    }

    @Override
    public boolean isPassing(SQLException failure) {
        return real.isPassing(failure);
    }

    @Override
    public boolean isConnectionLost(SQLException failure) {
        return real.isConnectionLost(failure);
    }

    @Override
    public StoreException.Code codeOf(SQLException failure) {
        return real.codeOf(failure);
    }

    @Override
    public void close() {
        real.close();
    }

    private Connection failing(Connection connection) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("commit")) {
                next.getAndSet(Connection::commit).commit(connection);
                return null;
            }
            if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return (Connection)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private final class FailingDataSource implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return failing(real.dataSource().getConnection());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return real.dataSource().getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            real.dataSource().setLogWriter(out);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            real.dataSource().setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return real.dataSource().getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            return real.dataSource().getParentLogger();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return real.dataSource().unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return real.dataSource().isWrapperFor(type);
        }
    }
}
