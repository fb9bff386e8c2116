package org.restante.protocol.response;

/** The door for the FETCH data items of extensions: see {@link ResponseGrammar.Builder#fetchData}. */
public non-sealed interface ExtensionFetchData extends FetchData {}
