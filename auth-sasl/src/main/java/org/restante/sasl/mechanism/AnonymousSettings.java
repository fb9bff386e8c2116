package org.restante.sasl.mechanism;

import java.util.Objects;
import java.util.Optional;
import org.restante.sasl.credential.UserName;

/**
 * Whether people are let in who do not say who they are.
 *
 * @param user as whom they work: a user of the directory; empty if they are not let in
 */
public record AnonymousSettings(Optional<UserName> user) {
    /** Nobody is let in unknown. */
    public static final AnonymousSettings OFF = new AnonymousSettings(Optional.empty());

    /** Refuses null. */
    public AnonymousSettings {
        Objects.requireNonNull(user, "user");
    }
}
