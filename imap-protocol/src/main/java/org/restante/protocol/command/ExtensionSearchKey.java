package org.restante.protocol.command;

/**
 * A key of SEARCH that an extension brings; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the
 * family {@link SearchKey}.
 */
public non-sealed interface ExtensionSearchKey extends SearchKey {}
