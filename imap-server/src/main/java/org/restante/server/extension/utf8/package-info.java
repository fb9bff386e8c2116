/** UTF8=ACCEPT (RFC 9755, and RFC 6855 before it): clients that take UTF-8 wherever there is text. */
package org.restante.server.extension.utf8;
