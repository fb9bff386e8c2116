/**
 * The values of IMAP: what a mailbox, a message, a set of UIDs is called, and which of them are valid. Every type is
 * immutable and checks itself when it is made, so that no other code has to. Start with {@link
 * org.restante.protocol.model.MailboxName}, {@link org.restante.protocol.model.UidSet} and {@link
 * org.restante.protocol.model.Flags}.
 */
package org.restante.protocol.model;
