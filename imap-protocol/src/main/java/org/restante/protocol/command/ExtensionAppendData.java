package org.restante.protocol.command;

/**
 * Octets of a message in a form that an extension brings, such as {@code UTF8 (~{n}} of RFC 6855 or {@code CATENATE (} of
 * RFC 4469; its rule is added to the {@link org.restante.protocol.wire.Grammar} for the family {@link AppendData}.
 */
public non-sealed interface ExtensionAppendData extends AppendData {}
