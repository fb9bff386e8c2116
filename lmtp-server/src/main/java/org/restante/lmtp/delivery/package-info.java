/**
 * Delivery, without any protocol: who a recipient is, what trace fields a message gets, and how it comes into several
 * mailboxes while it is stored once. Start at {@link org.restante.lmtp.delivery.Delivery}.
 */
package org.restante.lmtp.delivery;
