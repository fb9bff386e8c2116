/** What IMAP URLs (RFC 5092) lead to on this server: {@link org.restante.server.url.UrlContent}. */
package org.restante.server.url;
