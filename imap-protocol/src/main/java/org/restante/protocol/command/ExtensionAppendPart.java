package org.restante.protocol.command;

/** A piece of a message that an extension brings, such as the URL of RFC 4469; an {@link ExtensionAppendData} reads it. */
public non-sealed interface ExtensionAppendPart extends AppendPart {}
