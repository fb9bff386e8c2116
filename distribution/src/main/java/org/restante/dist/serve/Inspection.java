package org.restante.dist.serve;

import java.util.List;
import org.restante.dist.admin.AdminException;
import org.restante.store.MailStore;
import org.restante.store.jdbc.Finding;
import org.restante.store.jdbc.JdbcStore;

/** Looks for damage in a store. */
final class Inspection {
    private Inspection() {}

    /** Returns a line for each damage; refuses if the store has no way to look. */
    static List<String> of(MailStore store) {
        if (store instanceof JdbcStore jdbc) {
            return jdbc.check().stream().map(Finding::toString).toList();
        }
        throw new AdminException("this store cannot be checked");
    }
}
