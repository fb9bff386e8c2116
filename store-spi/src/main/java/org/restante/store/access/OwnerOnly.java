package org.restante.store.access;

import java.util.Set;
import java.util.function.Function;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Account;

/** Everybody may do everything with their own mailboxes, and nothing with those of others. */
public final class OwnerOnly implements AccessControl {
    /** The name by which the configuration picks it. */
    public static final String NAME = "owner";

    @Override
    public Function<MailboxName, Rights> rights(Principal user, String owner, Account account) {
        Rights rights = user.user().equals(owner) ? Rights.ALL : Rights.NONE;
        return mailbox -> rights;
    }

    @Override
    public Set<String> sharing(Principal user, Account own) {
        return Set.of();
    }

    @Override
    public boolean usesLists() {
        return false;
    }
}
