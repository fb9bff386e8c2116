package org.restante.protocol.command;

/**
 * A data item of STATUS that an extension brings; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the
 * family {@link StatusItem}.
 */
public non-sealed interface ExtensionStatusItem extends StatusItem {}
