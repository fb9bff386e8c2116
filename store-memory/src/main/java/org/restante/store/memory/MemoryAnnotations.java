package org.restante.store.memory;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.MailboxName;
import org.restante.store.annotation.Annotations;

/** The annotations of one account's mailboxes, and those of the server. */
final class MemoryAnnotations implements Annotations {
    private final MemoryAccount account;
    private final Notes server;

    MemoryAnnotations(MemoryAccount account, Notes server) {
        this.account = account;
        this.server = server;
    }

    private Notes of(Optional<MailboxName> mailbox) {
        return mailbox.map(name -> account.find(name).notes).orElse(server);
    }

    @Override
    public SortedMap<String, byte[]> read(Optional<MailboxName> mailbox, String reader) {
        return of(mailbox).read(reader);
    }

    @Override
    public void change(Optional<MailboxName> mailbox, String reader, UnaryOperator<SortedMap<String, byte[]>> change) {
        of(mailbox).change(reader, change);
    }
}
