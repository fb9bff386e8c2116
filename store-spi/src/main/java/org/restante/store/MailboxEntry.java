package org.restante.store;

import java.util.Optional;
import java.util.Set;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;

/**
 * One line in the list of an account's mailboxes. It has no counters: nobody pays for those who did not ask.
 *
 * @param name its name
 * @param id its identity (RFC 8474), absent if there is no such mailbox and the name is only subscribed to
 * @param uses what it is for; often nothing
 * @param subscribed whether the user is subscribed to the name
 */
public record MailboxEntry(MailboxName name, Optional<ObjectId> id, Set<SpecialUse> uses, boolean subscribed) {
    public MailboxEntry {
        uses = Set.copyOf(uses);
    }
}
