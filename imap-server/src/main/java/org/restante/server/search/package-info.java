/**
 * The engine of SEARCH, SORT, THREAD and their kind: a {@link org.restante.server.search.SearchRequest} says what is looked
 * for, a key becomes a {@link org.restante.server.search.Matcher} once, which then looks at one message after the other, at
 * the cheap things first; what is {@link org.restante.server.search.Found} may be put in a {@link
 * org.restante.server.search.ResultOrder}, and a {@link org.restante.server.search.SearchResult} tells it. A {@link
 * org.restante.server.search.SearchScope} says in which mailbox. Extensions add a {@link
 * org.restante.server.search.ServerSearchKey} or a {@link org.restante.server.search.ServerReturnOption}.
 */
package org.restante.server.search;
