package org.restante.store.jdbc;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.MailboxName;
import org.restante.store.access.AccessList;
import org.restante.store.access.AccessLists;

/** The access lists of one account. */
record JdbcAccessLists(JdbcAccount account) implements AccessLists {
    @Override
    public Map<MailboxName, AccessList> changed() {
        return account.accessLists();
    }

    @Override
    public void change(MailboxName mailbox, UnaryOperator<AccessList> change) {
        account.holdingTree(connection -> {
            long key = account.key(connection, mailbox);
            AccessList before = AccessRows.read(connection, key).orElseGet(() -> AccessList.initial(account.user()));
            AccessRows.write(connection, key, change.apply(before));
        });
    }

    @Override
    public Set<String> ownersNaming(Set<String> identifiers) {
        return account.read(connection -> {
            Set<String> owners = new TreeSet<>();
            for (String identifier : identifiers) {
                AccessRows.owners(connection, identifier).forEach(owners::add);
            }
            return owners;
        });
    }
}
