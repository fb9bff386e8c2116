/**
 * CONTEXT=SEARCH and CONTEXT=SORT (RFC 5267 section 4): the client hears how the result of a search changes. {@link
 * org.restante.server.extension.context.ContextExtension}; the contexts of a session are its {@link
 * org.restante.server.extension.context.Contexts}.
 */
package org.restante.server.extension.context;
