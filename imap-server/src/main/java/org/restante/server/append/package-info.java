/**
 * How messages come in: one way for APPEND, MULTIAPPEND, CATENATE and REPLACE. {@link
 * org.restante.server.append.MessageReception} reads what the command says of each message, hands its octets to the store
 * and to the MIME scanner as they come, and returns what a commit takes. An extension brings another form of the octets as a
 * {@link org.restante.server.append.ServerAppendData}, or another piece of a message as a {@link
 * org.restante.server.append.ServerAppendPart}.
 */
package org.restante.server.append;
