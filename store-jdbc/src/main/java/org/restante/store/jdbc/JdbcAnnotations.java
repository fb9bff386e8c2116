package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.MailboxName;
import org.restante.store.annotation.Annotations;

/** The annotations of one account's mailboxes, and those of the server. */
record JdbcAnnotations(JdbcAccount account) implements Annotations {
    @Override
    public SortedMap<String, byte[]> read(Optional<MailboxName> mailbox, String reader) {
        return account.read(connection -> AnnotationRows.read(connection, place(connection, mailbox), reader));
    }

    private long place(Connection connection, Optional<MailboxName> mailbox) throws SQLException {
        return mailbox.isPresent() ? account.key(connection, mailbox.get()) : AnnotationRows.SERVER;
    }

    @Override
    public void change(Optional<MailboxName> mailbox, String reader, UnaryOperator<SortedMap<String, byte[]>> change) {
        account.holdingTree(connection -> {
            if (mailbox.isEmpty()) {
                AnnotationRows.lockServer(connection);
            }
            long place = place(connection, mailbox);
            SortedMap<String, byte[]> before = AnnotationRows.read(connection, place, reader);
            AnnotationRows.write(connection, place, reader, change.apply(new TreeMap<>(before)));
        });
    }
}
