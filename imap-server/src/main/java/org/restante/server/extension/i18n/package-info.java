/**
 * I18NLEVEL=1 and I18NLEVEL=2 (RFC 5255 section 4): {@link org.restante.server.extension.i18n.I18nExtension}. What compares
 * texts is {@link org.restante.server.search.ActiveComparator}.
 */
package org.restante.server.extension.i18n;
