package org.restante.dist.serve;

import org.restante.dist.admin.AdminException;
import org.restante.store.Inspectable;
import org.restante.store.MailStore;

/** Looks for damage in a store. */
final class Inspection {
    private Inspection() {}

    /** Returns the store as one that can look itself over; refuses if it cannot. */
    static Inspectable of(MailStore store) {
        if (store instanceof Inspectable inspectable) {
            return inspectable;
        }
        throw new AdminException("this store cannot be checked");
    }
}
