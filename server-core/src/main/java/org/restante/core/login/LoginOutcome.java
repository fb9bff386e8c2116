package org.restante.core.login;

import java.util.Optional;
import org.restante.sasl.FailureReason;
import org.restante.sasl.Identity;
import org.restante.sasl.SecurityLayer;

/** How an attempt to log in has ended. */
public sealed interface LoginOutcome {
    /**
     * The client is who it says.
     *
     * @param layer what is to protect everything that follows the answer, and whoever takes it closes
     */
    record Success(Identity identity, Optional<SecurityLayer> layer) implements LoginOutcome {}

    /** It is not, or that cannot be found out; the delay that it costs is over. */
    record Refused(FailureReason reason) implements LoginOutcome {
        /** Returns whether the client has tried and failed, other than at what is the server's fault or rule. */
        public boolean counts() {
            return reason != FailureReason.UNAVAILABLE && reason != FailureReason.PRIVACY_REQUIRED;
        }
    }

    /** The client gave up. */
    record Cancelled() implements LoginOutcome {}
}
