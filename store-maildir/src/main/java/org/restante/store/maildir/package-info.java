/**
 * Mail in Maildir++ folders as Dovecot keeps them, read and written in place: the files, their names and flags, {@code
 * dovecot-uidlist}, {@code dovecot-keywords} and {@code subscriptions} are the truth that other programs share; files of
 * our own, {@code restante-*}, keep what a Maildir has no place for. Start with {@link
 * org.restante.store.maildir.MaildirStore}; a mailbox is {@code OpenMailbox}, what others did to it {@code CatchUp}, what we
 * do to it {@code Commits}.
 */
package org.restante.store.maildir;
