/**
 * GSSAPI with Kerberos V5 (RFC 4752): a client with a ticket logs in without a password. Start with {@link
 * org.restante.sasl.mechanism.gssapi.Gssapi}; the tickets are checked by the JDK's JGSS with the keys of a keytab.
 */
package org.restante.sasl.mechanism.gssapi;
