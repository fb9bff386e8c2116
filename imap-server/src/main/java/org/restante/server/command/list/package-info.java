/** LIST and LSUB (RFC 9051 section 6.3.9; RFC 5258; RFC 3501 section 6.3.9). */
package org.restante.server.command.list;
