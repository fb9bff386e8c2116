/**
 * The one place where rights are held (RFC 4314 section 4). {@link org.restante.server.access.VisibleAccount} is what a session
 * has instead of the store's accounts: all mailboxes that its user may know of, in all namespaces, each with the user's rights.
 * {@link org.restante.server.access.Guard} holds these rights against what is done. Handlers and extensions that
 * begin at {@code Session.account()} cannot forget them.
 */
package org.restante.server.access;
