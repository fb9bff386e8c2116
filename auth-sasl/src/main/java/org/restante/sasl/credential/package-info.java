/**
 * What a user is known by: prepared names and passwords, and the keys that mechanisms need instead of a password.
 *
 * <p>Start with {@link org.restante.sasl.credential.UserName}: an instance is a name that went through SASLprep
 * (RFC 4013), so two instances are equal when they name the same user.
 */
package org.restante.sasl.credential;
