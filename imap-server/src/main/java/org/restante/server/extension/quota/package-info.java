/** QUOTA (RFC 9208): what users hold and may hold. The limits themselves are held by the store, inside the commit. */
package org.restante.server.extension.quota;
