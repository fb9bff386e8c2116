/** LOGIN and AUTHENTICATE (RFC 9051 sections 6.2.2 and 6.2.3). */
package org.restante.server.command.auth;
