/**
 * Who may do what with a mailbox (RFC 4314): the {@link org.restante.store.access.Rights} that are given in an {@link
 * org.restante.store.access.AccessList}, and the
 * lists that stores keep, {@link org.restante.store.access.AccessLists}.
 */
package org.restante.store.access;
