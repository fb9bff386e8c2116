package org.restante.dist.admin;

import org.restante.protocol.model.MailboxName;

/**
 * A mailbox, in the list of a user's.
 *
 * @param name its name
 * @param messages how many messages it has
 * @param octets how large they are together
 */
public record MailboxLine(MailboxName name, int messages, long octets) {}
