package org.restante.server.mailbox;

import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.MessageTable;

/** Which messages EXPUNGE and CLOSE remove. */
public final class Deleted {
    private Deleted() {}

    /** Returns the messages of a view that are marked {@code \Deleted}, and still there. */
    public static UidSet in(SelectedView view) {
        MessageTable messages = view.current().messages();
        UidSet.Builder deleted = UidSet.builder();
        for (int i = 0; i < messages.size(); i++) {
            if (messages.flags(i).contains(MessageFlag.DELETED)) {
                deleted.add(messages.uid(i));
            }
        }
        // What came since the client last looked is not its to expunge.
        long last = view.exists() == 0 ? 0 : view.numbering().uid(view.exists() - 1);
        return last == 0 ? UidSet.EMPTY : deleted.build().intersect(UidSet.range(1, last));
    }
}
