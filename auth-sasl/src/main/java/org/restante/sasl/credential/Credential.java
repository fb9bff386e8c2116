package org.restante.sasl.credential;

/**
 * What a directory keeps for a user that lets a mechanism verify a proof without seeing the password, such as
 * {@link ScramKeys}. Mechanisms may bring kinds of their own; a {@link CredentialKind} names each.
 */
public interface Credential {}
