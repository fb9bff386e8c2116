/**
 * Authentication: SASL (RFC 4422) as a server sees it.
 *
 * <p>Start with {@link org.restante.sasl.SaslMechanism}, the contract of a mechanism, and
 * {@link org.restante.sasl.SaslNegotiation}, which a protocol server drives one with. Users live in
 * {@link org.restante.sasl.directory}; the stock mechanisms in {@link org.restante.sasl.mechanism} come in through
 * {@link org.restante.sasl.Mechanisms#bind}, the door for everybody's.
 */
package org.restante.sasl;
