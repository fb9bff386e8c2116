package org.restante.protocol.command;

/**
 * What an extension lets a client say of a message in APPEND, between date and octets: {@code append-ext} (RFC 4466 section
 * 3). Its rule is added to the {@link org.restante.protocol.wire.Grammar} for this family.
 */
public interface AppendOption extends Encodable {}
