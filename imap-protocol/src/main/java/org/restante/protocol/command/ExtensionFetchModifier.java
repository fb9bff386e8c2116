package org.restante.protocol.command;

/**
 * A modifier of FETCH that an extension brings; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the
 * family {@link FetchModifier}.
 */
public non-sealed interface ExtensionFetchModifier extends FetchModifier {}
