package org.restante.protocol.response;

/** The door for the untagged responses of extensions: see {@link ResponseGrammar.Builder#response}. */
public non-sealed interface ExtensionResponse extends Untagged {}
