/** REPLACE (RFC 8508): a message takes the place of another. Start at {@link org.restante.server.extension.replace.Replace}. */
package org.restante.server.extension.replace;
