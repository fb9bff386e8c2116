/**
 * What a server says (RFC 9051 section 7, RFC 3501 section 7 and extensions): one record for each response, which writes
 * itself with {@code encode} and, on the client's side, is read back by {@link
 * org.restante.protocol.response.ResponseReader}. Start with {@link org.restante.protocol.response.Response}.
 *
 * <p>Responses, response codes and FETCH data items are sealed families with an open door each ({@link
 * org.restante.protocol.response.ExtensionResponse}, {@link org.restante.protocol.response.ExtensionCode}, {@link
 * org.restante.protocol.response.ExtensionFetchData}); an extension registers its parsers in a {@link
 * org.restante.protocol.response.ResponseGrammar} and touches nothing else. A server that streams FETCH data writes with
 * {@link org.restante.protocol.response.FetchEncoder} and builds no records.
 */
package org.restante.protocol.response;
