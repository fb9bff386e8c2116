package org.restante.sasl;

import java.util.Objects;
import org.restante.sasl.credential.UserName;

/**
 * The outcome of an authentication (RFC 4422 section 2).
 *
 * @param authenticationId whose credentials were shown
 * @param authorizationId whom to act as; the mailboxes are this user's
 */
public record Identity(UserName authenticationId, UserName authorizationId) {
    /** Refuses null. */
    public Identity {
        Objects.requireNonNull(authenticationId, "authenticationId");
        Objects.requireNonNull(authorizationId, "authorizationId");
    }

    /** A user who acts as nobody else. */
    public static Identity of(UserName user) {
        return new Identity(user, user);
    }
}
