package org.restante.server.command.list;

import java.util.Set;
import org.restante.protocol.model.MailboxName;

/** Which mailboxes are on other servers, where an extension sets it as a policy. */
@FunctionalInterface
public interface RemoteMailboxes {
    /** Returns their names; all of them count as subscribed to. */
    Set<MailboxName> names();
}
