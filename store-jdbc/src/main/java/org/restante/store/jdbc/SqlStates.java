package org.restante.store.jdbc;

import java.sql.SQLException;
import java.util.function.Predicate;

/** The SQLSTATEs of a failure: drivers and pools say what they have to say in it, in the next one, or in a cause. */
final class SqlStates {
    private SqlStates() {}

    static boolean any(SQLException failure, Predicate<String> test) {
        for (SQLException next = failure; next != null; next = next.getNextException()) {
            for (Throwable cause = next; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && sql.getSQLState() != null && test.test(sql.getSQLState())) {
                    return true;
                }
            }
        }
        return false;
    }
}
