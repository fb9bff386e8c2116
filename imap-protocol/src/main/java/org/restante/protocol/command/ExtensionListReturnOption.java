package org.restante.protocol.command;

/**
 * A return option of LIST that an extension brings; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the
 * family {@link ListReturnOption}.
 */
public non-sealed interface ExtensionListReturnOption extends ListReturnOption {}
