package org.restante.protocol.response;

/** The door for the response codes of extensions: see {@link ResponseGrammar.Builder#code}. */
public non-sealed interface ExtensionCode extends ResponseCode {}
