/**
 * POP3 (RFC 1939, with the extensions of RFC 2449, 2595, 3206, 5034 and 6856): the INBOX of a user, to be fetched. A {@link
 * org.restante.pop3.Pop3Server} serves each client with a {@code Pop3Session}, which is in one of two states: {@code
 * Authorization}, then {@code Transaction}. What a session sees of the INBOX is its {@code Maildrop}: the messages of the
 * moment when it began, whatever IMAP does to them meanwhile.
 */
package org.restante.pop3;
