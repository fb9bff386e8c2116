package org.restante.store.jdbc;

import org.restante.store.MessageRow;

/** How new messages get their rows and contents. */
sealed interface Arrival {
    /** A message whose octets were uploaded. */
    record Uploaded(MessageRow row, JdbcUpload upload, byte[] summary) implements Arrival {}

    /**
     * Messages whose content is there already.
     *
     * @param mailbox where they are copied from
     * @param first the UID of the first
     * @param last the UID of the last; each one between is there and is copied
     * @param shift what is added to a UID to get that of the copy
     * @param saveDate the save date of the copies
     */
    record Copied(long mailbox, long first, long last, long shift, long saveDate) implements Arrival {}
}
