/** The command line: a class for each command. {@link org.restante.dist.command.RestanteCommand} is the first. */
package org.restante.dist.command;
