/**
 * SEARCH: a key becomes a {@link org.restante.server.search.Matcher} once, which then looks at one message after the
 * other, at the cheap things first. An extension's key is a {@link org.restante.server.search.ServerSearchKey}.
 */
package org.restante.server.search;
