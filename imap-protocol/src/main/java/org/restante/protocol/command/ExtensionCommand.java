package org.restante.protocol.command;

/** A command that an extension brings. */
public non-sealed interface ExtensionCommand extends Command {}
