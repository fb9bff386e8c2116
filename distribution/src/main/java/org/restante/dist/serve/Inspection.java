package org.restante.dist.serve;

import java.util.List;
import org.restante.dist.admin.AdminException;
import org.restante.store.Inspectable;
import org.restante.store.MailStore;

/** Looks for damage in a store. */
final class Inspection {
    private Inspection() {}

    /** Returns a line for each damage; refuses if the store has no way to look. */
    static List<String> of(MailStore store) {
        if (store instanceof Inspectable inspectable) {
            return inspectable.inspect();
        }
        throw new AdminException("this store cannot be checked");
    }
}
