package org.restante.store.memory;

import java.util.Optional;
import org.restante.protocol.model.MailboxName;
import org.restante.store.key.MailboxKeys;

/** The keys of the mailboxes of one account. */
record MemoryMailboxKeys(MemoryAccount account) implements MailboxKeys {
    @Override
    public Optional<byte[]> find(MailboxName mailbox) {
        synchronized (account) {
            return account.find(mailbox).key.map(byte[]::clone);
        }
    }

    @Override
    public byte[] findOrSet(MailboxName mailbox, byte[] fresh) {
        synchronized (account) {
            MailboxNode node = account.find(mailbox);
            if (node.key.isEmpty()) {
                node.key = Optional.of(fresh.clone());
            }
            return node.key.get().clone();
        }
    }

    @Override
    public void set(MailboxName mailbox, byte[] key) {
        synchronized (account) {
            account.find(mailbox).key = Optional.of(key.clone());
        }
    }

    @Override
    public void clear() {
        synchronized (account) {
            account.nodes().forEach(node -> node.key = Optional.empty());
        }
    }
}
