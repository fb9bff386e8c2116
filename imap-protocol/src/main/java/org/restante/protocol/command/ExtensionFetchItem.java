package org.restante.protocol.command;

/**
 * A data item of FETCH that an extension brings; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the
 * family {@link FetchItem}.
 */
public non-sealed interface ExtensionFetchItem extends FetchItem {}
