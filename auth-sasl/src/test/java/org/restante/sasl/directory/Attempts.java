package org.restante.sasl.directory;

import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;

/** Attempts for tests. */
public final class Attempts {
    private Attempts() {}

    public static PasswordAttempt attempt(String user, String password) {
        return attempt(user, password, "PLAIN");
    }

    public static PasswordAttempt attempt(String user, String password, String mechanism) {
        return new PasswordAttempt(UserName.of(user), Password.of(password), mechanism);
    }
}
