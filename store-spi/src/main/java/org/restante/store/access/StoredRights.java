package org.restante.store.access;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Account;

/**
 * The access lists that the store keeps are what counts (RFC 4314). An owner can always see and administer the own mailboxes,
 * whatever a list says. In a store that keeps no lists it comes to the same as {@link OwnerOnly}.
 */
public final class StoredRights implements AccessControl {
    /** The name by which the configuration picks it. */
    public static final String NAME = "store";

    /** What owners always have. */
    public static final Rights OF_OWNER = Rights.of(Right.LOOKUP, Right.ADMINISTER);

    private static final AccessControl WITHOUT_LISTS = new OwnerOnly();

    @Override
    public Function<MailboxName, Rights> rights(Principal user, String owner, Account account) {
        Map<MailboxName, AccessList> lists =
                account.facet(AccessLists.class).map(AccessLists::changed).orElse(Map.of());
        return mailbox -> rights(user, owner, account, mailbox, Optional.ofNullable(lists.get(mailbox)));
    }

    @Override
    public Rights rights(Principal user, String owner, Account account, MailboxName mailbox) {
        return rights(
                user,
                owner,
                account,
                mailbox,
                account.facet(AccessLists.class).flatMap(lists -> lists.changed(mailbox)));
    }

    private static Rights rights(
            Principal user, String owner, Account account, MailboxName mailbox, Optional<AccessList> changed) {
        Rights always = user.user().equals(owner) ? OF_OWNER : Rights.NONE;
        return changed.map(list -> list.of(user).and(always))
                .orElseGet(() -> WITHOUT_LISTS.rights(user, owner, account, mailbox));
    }

    @Override
    public Set<String> sharing(Principal user, Account own) {
        Optional<AccessLists> lists = own.facet(AccessLists.class);
        if (lists.isEmpty()) {
            return Set.of();
        }
        Set<String> identifiers = new HashSet<>(Set.of(AccessList.ANYONE, AccessList.AUTHENTICATED, user.user()));
        user.groups().forEach(group -> identifiers.add("$" + group));
        Set<String> owners = new HashSet<>(lists.get().ownersNaming(identifiers));
        owners.remove(user.user());
        return owners;
    }

    @Override
    public boolean usesLists() {
        return true;
    }
}
