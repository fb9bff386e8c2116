package org.restante.protocol.command;

/**
 * A selection option of LIST that an extension brings; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the
 * family {@link ListSelectionOption}.
 */
public non-sealed interface ExtensionListSelectionOption extends ListSelectionOption {}
