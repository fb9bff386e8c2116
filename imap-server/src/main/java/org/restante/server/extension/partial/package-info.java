/**
 * PARTIAL (RFC 9394): some of the results of SEARCH and SORT, some of the messages of FETCH. {@link
 * org.restante.server.extension.partial.PartialExtension}.
 */
package org.restante.server.extension.partial;
