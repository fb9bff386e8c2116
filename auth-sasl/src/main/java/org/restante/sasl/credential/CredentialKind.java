package org.restante.sasl.credential;

import java.util.Objects;

/**
 * A kind of credential, named: what a mechanism asks for and a directory declares to have.
 *
 * @param name the kind's name, in the words of its mechanism, such as {@code SCRAM-SHA-256}
 * @param type the type of such credentials
 */
public record CredentialKind<T extends Credential>(String name, Class<T> type) {
    /** Keys for SCRAM-SHA-1 (RFC 5802). */
    public static final CredentialKind<ScramKeys> SCRAM_SHA_1 = new CredentialKind<>("SCRAM-SHA-1", ScramKeys.class);

    /** Keys for SCRAM-SHA-256 (RFC 7677). */
    public static final CredentialKind<ScramKeys> SCRAM_SHA_256 =
            new CredentialKind<>("SCRAM-SHA-256", ScramKeys.class);

    /**
     * @throws IllegalArgumentException when the name is empty
     */
    public CredentialKind {
        Objects.requireNonNull(type, "type");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a kind of credential has a name");
        }
    }
}
