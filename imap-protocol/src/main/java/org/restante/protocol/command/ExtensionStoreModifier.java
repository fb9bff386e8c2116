package org.restante.protocol.command;

/**
 * A modifier of STORE that an extension brings; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the
 * family {@link StoreModifier}.
 */
public non-sealed interface ExtensionStoreModifier extends StoreModifier {}
