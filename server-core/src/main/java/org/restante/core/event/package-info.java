/**
 * What happens to mail and who logs in, told to whoever wants to know: a {@link
 * org.restante.core.event.MailEventListener} hears of each {@link org.restante.core.event.MailEvent} after the fact, on a
 * thread of its own.
 */
package org.restante.core.event;
