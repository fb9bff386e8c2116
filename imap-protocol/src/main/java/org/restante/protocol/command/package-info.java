/**
 * The commands of IMAP, one record and one file for each: what a client says, and how it is spelt. Start with {@link
 * org.restante.protocol.command.Command}.
 */
package org.restante.protocol.command;
