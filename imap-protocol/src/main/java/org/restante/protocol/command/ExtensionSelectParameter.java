package org.restante.protocol.command;

/**
 * A parameter of SELECT and EXAMINE that an extension brings; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the
 * family {@link SelectParameter}.
 */
public non-sealed interface ExtensionSelectParameter extends SelectParameter {}
