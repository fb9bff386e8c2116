/**
 * Open mailboxes: what all sessions on a mailbox share ({@link org.restante.server.mailbox.MailboxIndex}, handed out by
 * {@link org.restante.server.mailbox.OpenMailboxes}), and what each session sees of it ({@link
 * org.restante.server.mailbox.SelectedView}, the only place that knows sequence numbers).
 */
package org.restante.server.mailbox;
