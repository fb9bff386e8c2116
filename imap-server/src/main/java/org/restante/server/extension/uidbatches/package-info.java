/** UIDBATCHES (RFC 10022): the UIDs that divide a mailbox into batches of a size that the client chooses. */
package org.restante.server.extension.uidbatches;
