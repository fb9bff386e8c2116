/** XLIST: LIST with special uses, for clients from before RFC 6154. Start at {@code XListExtension}. */
package org.restante.server.extension.xlist;
