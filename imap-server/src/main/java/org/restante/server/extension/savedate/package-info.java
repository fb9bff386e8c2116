/** SAVEDATE (RFC 8514): when a message came into the mailbox that it is in. */
package org.restante.server.extension.savedate;
