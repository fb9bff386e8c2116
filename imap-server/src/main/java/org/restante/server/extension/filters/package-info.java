/**
 * FILTERS (RFC 5466): searches that the server keeps by name. {@link
 * org.restante.server.extension.filters.FiltersExtension} adds FILTER to SEARCH; what defines filters is METADATA, whose
 * entries {@link org.restante.server.extension.filters.Filters} reads.
 */
package org.restante.server.extension.filters;
