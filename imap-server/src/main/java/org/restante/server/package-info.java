/**
 * The IMAP server as a part of another program. Start with {@link org.restante.server.ImapServer#builder}; programs that
 * are wired by Guice install {@link org.restante.server.ImapServerModule}.
 */
package org.restante.server;
