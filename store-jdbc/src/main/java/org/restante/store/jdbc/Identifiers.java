package org.restante.store.jdbc;

import java.util.concurrent.locks.ReentrantLock;

/** Hands out identifiers that were never used before, from blocks, so that the database is seldom asked. */
final class Identifiers {
    private static final long BLOCK = 1000;

    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private long end;

    Identifiers(Database database) {
        this.database = database;
    }

    /** Returns a new identifier. Takes a connection at times: not for use while one is held. */
    long next() {
        lock.lock();
        try {
            if (next == end) {
                end = database.transact(connection -> {
                    Sql.update(connection, "UPDATE identifier SET next_id = next_id + ?", BLOCK);
                    return Sql.first(connection, row -> row.getLong(1), "SELECT next_id FROM identifier")
                            .orElseThrow();
                });
                next = end - BLOCK;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }
}
