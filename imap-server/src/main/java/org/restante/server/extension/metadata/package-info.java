/**
 * METADATA and METADATA-SERVER (RFC 5464), LIST's return option METADATA (RFC 9590), and the special uses of mailboxes as
 * annotations (RFC 6154 section 4).
 */
package org.restante.server.extension.metadata;
