/** WITHIN (RFC 5032): {@link org.restante.server.extension.within.WithinExtension} adds OLDER and YOUNGER to SEARCH. */
package org.restante.server.extension.within;
