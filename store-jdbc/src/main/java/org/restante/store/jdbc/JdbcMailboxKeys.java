package org.restante.store.jdbc;

import java.util.Optional;
import org.restante.protocol.model.MailboxName;
import org.restante.store.key.MailboxKeys;

/** The keys of the mailboxes of one account. */
record JdbcMailboxKeys(JdbcAccount account) implements MailboxKeys {
    @Override
    public Optional<byte[]> find(MailboxName mailbox) {
        return account.read(connection -> KeyRows.find(connection, account.key(connection, mailbox)));
    }

    @Override
    public byte[] findOrSet(MailboxName mailbox, byte[] fresh) {
        byte[][] found = {fresh.clone()};
        account.holdingTree(connection -> {
            long key = account.key(connection, mailbox);
            Optional<byte[]> known = KeyRows.find(connection, key);
            if (known.isPresent()) {
                found[0] = known.get();
            } else {
                KeyRows.set(connection, key, fresh);
            }
        });
        return found[0];
    }

    @Override
    public void set(MailboxName mailbox, byte[] secret) {
        account.holdingTree(connection -> KeyRows.set(connection, account.key(connection, mailbox), secret));
    }

    @Override
    public void clear() {
        account.holdingTree(connection -> KeyRows.deleteAll(connection, account.number()));
    }
}
