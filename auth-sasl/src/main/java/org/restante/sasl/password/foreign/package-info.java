/**
 * Hashes that other servers have made, to be verified and then replaced: those of Dovecot's password files
 * ({@code {SSHA512}…}, {@code {BLF-CRYPT}…}; doc.dovecot.org, "Password Schemes") and of {@code crypt(3)} ({@code $2y$…},
 * {@code $6$…}). Start with {@link org.restante.sasl.password.foreign.ForeignSchemes}.
 */
package org.restante.sasl.password.foreign;
