/** MULTISEARCH (RFC 7377): the command ESEARCH, which searches several mailboxes. */
package org.restante.server.extension.multisearch;
