package org.restante.protocol.command;

/** A command of RFC 3501 or RFC 9051, or of an extension that RFC 9051 took in. */
public sealed interface CoreCommand extends Command permits Noop {}
