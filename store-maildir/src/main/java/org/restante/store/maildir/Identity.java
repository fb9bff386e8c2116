package org.restante.store.maildir;

import org.restante.protocol.model.UidValidity;
import org.restante.store.ObjectId;

/**
 * Which mailbox a folder is.
 *
 * @param user whose it is
 * @param uidValidity its UIDVALIDITY
 * @param guid what Dovecot calls its GUID, which stays when it is renamed
 */
record Identity(String user, UidValidity uidValidity, String guid) {
    /** Returns the identity of the mailbox, which no copy of the folder in another account has (RFC 8474). */
    ObjectId id() {
        return new ObjectId("M" + UserFolders.digest(user + "\0" + guid + "\0" + uidValidity));
    }

    static ObjectId emailId(String guid) {
        return new ObjectId("E" + UserFolders.digest(guid));
    }
}
