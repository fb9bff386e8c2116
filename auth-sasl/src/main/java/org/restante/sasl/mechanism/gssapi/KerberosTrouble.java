package org.restante.sasl.mechanism.gssapi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.ietf.jgss.GSSException;

/** What went wrong with a ticket, in words that an operator understands; for the log, not for the client. */
final class KerberosTrouble {
    private KerberosTrouble() {}

    /**
     * Describes it.
     *
     * @param now what the clock of this machine says
     */
    static String describe(GSSException failure, Instant now) {
        String said = String.valueOf(failure.getMessage());
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("clock skew")) {
            return "the clocks of the client and of this machine differ by more than Kerberos allows; it is "
                    + now.truncatedTo(ChronoUnit.SECONDS) + " here (" + said + ")";
        }
        if (lower.contains("ticket expired") || lower.contains("ticket is expired")) {
            return "the ticket has expired: the user has to run kinit again (" + said + ")";
        }
        if (lower.contains("replay")) {
            return "the ticket's authenticator was used before: a replay (" + said + ")";
        }
        if (lower.contains("checksum") || lower.contains("integrity check")) {
            return "the ticket does not fit the keys in the keytab: was the key of the service changed? (" + said + ")";
        }
        if (lower.contains("cannot find key")) {
            return "the keytab has no key of the type or version that the ticket is for (" + said + ")";
        }
        return switch (failure.getMajor()) {
            case GSSException.DEFECTIVE_TOKEN -> "the client sent something that is no ticket (" + said + ")";
            case GSSException.NO_CRED -> "the keytab has no key that could be used (" + said + ")";
            default -> said;
        };
    }
}
