/**
 * OBJECTID (RFC 8474): identities of mailboxes, contents and conversations. Those of mailboxes and contents are the store's;
 * {@link org.restante.server.extension.objectid.ThreadId} says how that of a conversation is made.
 */
package org.restante.server.extension.objectid;
