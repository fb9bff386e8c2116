/**
 * The commands of the core, grouped by what they are about; each group is an extension like any other's. {@link
 * org.restante.server.command.CoreExtensions} names them all.
 */
package org.restante.server.command;
