package org.restante.protocol.command;

/**
 * A return option of SEARCH that an extension brings; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the
 * family {@link SearchReturnOption}.
 */
public non-sealed interface ExtensionSearchReturnOption extends SearchReturnOption {}
