/** UIDONLY (RFC 9586): clients that have done without sequence numbers. */
package org.restante.server.extension.uidonly;
