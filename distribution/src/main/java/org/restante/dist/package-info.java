/**
 * The server that operators run: configuration, command line, plugins, import and export. Start with {@link
 * org.restante.dist.Main}, and {@code org.restante.dist.command} for what it can do.
 */
package org.restante.dist;
