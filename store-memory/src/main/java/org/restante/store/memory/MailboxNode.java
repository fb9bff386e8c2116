package org.restante.store.memory;

import java.util.Optional;
import java.util.Set;
import org.restante.protocol.model.SpecialUse;
import org.restante.store.access.AccessList;

/** A mailbox in the tree, with what the account keeps of it. The account's monitor guards it. */
final class MailboxNode {
    final StoredMailbox mailbox;
    final Notes notes = new Notes();
    Set<SpecialUse> uses;
    Optional<AccessList> accessList;
    Optional<byte[]> key = Optional.empty();

    MailboxNode(StoredMailbox mailbox, Set<SpecialUse> uses, Optional<AccessList> accessList) {
        this.mailbox = mailbox;
        this.uses = Set.copyOf(uses);
        this.accessList = accessList;
    }
}
