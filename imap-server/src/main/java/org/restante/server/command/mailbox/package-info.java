/** Commands that select mailboxes and change the tree: SELECT, EXAMINE, CLOSE, CREATE, RENAME, STATUS and their like. */
package org.restante.server.command.mailbox;
