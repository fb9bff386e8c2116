/**
 * Logging in, whatever the protocol: {@link org.restante.core.login.Logins} runs the SASL exchange and makes those wait
 * who fail; what the protocol says of the {@link org.restante.core.login.LoginOutcome} is its own.
 */
package org.restante.core.login;
