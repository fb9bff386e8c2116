package org.restante.protocol.command;

/**
 * What STORE changes, if it is not the flags: a further {@code store-att-flags} (RFC 4466 section 3) that an extension brings.
 * Its rule is added to the {@link org.restante.protocol.wire.Grammar} for this family.
 */
public interface StoreAttribute extends Encodable {}
