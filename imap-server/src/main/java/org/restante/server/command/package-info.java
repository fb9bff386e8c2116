/**
 * The commands of the core, grouped by what they are about; each group is an extension like any other's, which {@code
 * StockExtensions} installs.
 */
package org.restante.server.command;
