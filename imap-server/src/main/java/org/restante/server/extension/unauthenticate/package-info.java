/** UNAUTHENTICATE (RFC 8437): one connection for one user after the other. Start at {@code UnauthenticateExtension}. */
package org.restante.server.extension.unauthenticate;
