/**
 * SORT (RFC 5256), SORT=DISPLAY (RFC 5957) and ESORT (RFC 5267 section 3): {@link
 * org.restante.server.extension.sort.SortExtension}. A {@link org.restante.server.extension.sort.SortKey} knows how it
 * orders; other extensions add theirs to the grammar.
 */
package org.restante.server.extension.sort;
