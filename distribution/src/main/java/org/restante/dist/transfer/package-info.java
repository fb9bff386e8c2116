/**
 * Mail on its way in and out: reads mbox files, Maildirs and folders of message files ({@link
 * org.restante.dist.transfer.MailSource}, start there), and writes Maildirs and mbox files ({@link
 * org.restante.dist.transfer.MailTarget}).
 */
package org.restante.dist.transfer;
