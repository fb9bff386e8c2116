package org.restante.store.maildir;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.MailboxName;
import org.restante.store.annotation.Annotations;

/** The annotations of one account's mailboxes, and those of the server. */
record MaildirAnnotations(MaildirAccount account, SharedFolder shared) implements Annotations {
    @Override
    public SortedMap<String, byte[]> read(Optional<MailboxName> mailbox, String reader) {
        return mailbox.isPresent()
                ? account.exclusively(
                        () -> Notes.in(account.find(mailbox.get())).read(reader))
                : shared.exclusively(() -> shared.notes().read(reader));
    }

    @Override
    public void change(Optional<MailboxName> mailbox, String reader, UnaryOperator<SortedMap<String, byte[]>> change) {
        if (mailbox.isPresent()) {
            account.exclusively(() -> {
                Notes.in(account.find(mailbox.get())).change(reader, change);
                return mailbox;
            });
        } else {
            shared.exclusively(() -> {
                shared.notes().change(reader, change);
                return mailbox;
            });
        }
    }
}
