package org.restante.server.engine;

import java.util.Optional;
import org.restante.sasl.Identity;

/** What looks at every user who has proved to be one, where an extension sets it as a policy. */
@FunctionalInterface
public interface LoginCheck {
    /** Returns how the login ends, if not as usual: with OK the user is let in, with NO not. */
    Optional<Completion> instead(Identity user);
}
