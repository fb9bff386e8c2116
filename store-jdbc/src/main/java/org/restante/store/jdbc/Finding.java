package org.restante.store.jdbc;

/**
 * Something in the database that is not as it should be.
 *
 * @param where the mailbox, message or content, by its key in the database
 * @param what what is wrong with it
 */
public record Finding(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
