/**
 * SCRAM (RFC 5802, RFC 7677): the client proves that it knows the password and the server that it knows the user, and
 * nobody who listens learns it. Start with {@link org.restante.sasl.mechanism.scram.Scram}.
 */
package org.restante.sasl.mechanism.scram;
