/**
 * The extensions of IMAP beyond IMAP4rev2, one package each: its commands and their grammar, its handlers, and the {@link
 * org.restante.server.engine.ImapExtension} that registers them. To add one, write a package and a line in {@code
 * StockExtensions}.
 */
package org.restante.server.extension;
