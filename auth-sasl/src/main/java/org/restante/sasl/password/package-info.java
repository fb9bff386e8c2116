/**
 * Passwords as they are kept: slow, salted, in text that names its scheme.
 *
 * <p>Start with {@link org.restante.sasl.password.PasswordHashing}, which directories use; a
 * {@link org.restante.sasl.password.PasswordScheme} is one way to hash, {@link org.restante.sasl.password.Argon2id} the
 * stock one. Further schemes (those of a server to move from, say) are bound with
 * {@link org.restante.sasl.password.PasswordSchemes#bind}.
 */
package org.restante.sasl.password;
