package org.restante.server.engine;

import java.time.Clock;
import org.restante.core.connection.Sessions;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.directory.UserDirectory;
import org.restante.server.access.AccessPolicy;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.store.MailStore;

/**
 * What all sessions of a server share.
 *
 * @param registry what the server can do
 * @param limits what a client may cost
 * @param store where mail is kept
 * @param mailboxes the mailboxes that are open
 * @param directory who the users are
 * @param mechanisms how they prove it
 * @param access who may do what
 * @param sessions who is connected
 * @param hostName the name of this server for its clients
 * @param clock what time it is
 */
public record ServerContext(
        Registry registry,
        Limits limits,
        MailStore store,
        OpenMailboxes mailboxes,
        UserDirectory directory,
        Mechanisms mechanisms,
        AccessPolicy access,
        Sessions sessions,
        String hostName,
        Clock clock) {}
