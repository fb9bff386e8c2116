/**
 * NOTIFY (RFC 5465): clients say which mailboxes they want to hear of, and hear without asking. {@link
 * org.restante.server.extension.notify.Notify} is the command, {@code Subscription} what a session keeps of it, {@code
 * WatchedMailboxes} and {@code WatchedTree} know what is news.
 */
package org.restante.server.extension.notify;
