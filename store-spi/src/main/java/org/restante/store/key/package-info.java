/** Secrets that belong to mailboxes, in stores that keep them: {@link org.restante.store.key.MailboxKeys}. */
package org.restante.store.key;
