package org.restante.store.maildir;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.MailboxName;
import org.restante.store.access.AccessList;
import org.restante.store.access.AccessLists;

/** The access lists of one account. */
record MaildirAccessLists(MaildirAccount account, SharedFolder shared) implements AccessLists {
    @Override
    public Map<MailboxName, AccessList> changed() {
        return account.accessLists();
    }

    @Override
    public Optional<AccessList> changed(MailboxName mailbox) {
        return account.accessList(mailbox);
    }

    @Override
    public void change(MailboxName mailbox, UnaryOperator<AccessList> change) {
        account.changeAccessList(mailbox, change);
    }

    @Override
    public Set<String> ownersNaming(Set<String> identifiers) {
        return shared.ownersNaming(identifiers);
    }
}
