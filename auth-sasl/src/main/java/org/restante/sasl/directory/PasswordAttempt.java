package org.restante.sasl.directory;

import java.util.Objects;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;

/**
 * Somebody claims to be a user and shows a password.
 *
 * @param user the claimed name
 * @param password the password
 * @param mechanism how it came here: a SASL mechanism's name, or {@code LOGIN} for a command that is none
 */
public record PasswordAttempt(UserName user, Password password, String mechanism) {
    /** Refuses null. */
    public PasswordAttempt {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(mechanism, "mechanism");
    }
}
