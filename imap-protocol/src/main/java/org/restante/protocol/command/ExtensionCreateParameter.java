package org.restante.protocol.command;

/**
 * A parameter of CREATE that an extension brings; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the
 * family {@link CreateParameter}.
 */
public non-sealed interface ExtensionCreateParameter extends CreateParameter {}
