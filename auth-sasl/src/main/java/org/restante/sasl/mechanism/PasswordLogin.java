package org.restante.sasl.mechanism;

import java.util.Optional;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.Step;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.VerifyResult;

/**
 * A login with a name and a password in the clear: what PLAIN, LOGIN and the commands of the same meaning (RFC 9051
 * section 6.2.3) have in common.
 */
public final class PasswordLogin {
    private final SaslContext context;
    private final String mechanism;

    /** A login that came by that mechanism, or by the command {@code LOGIN}. */
    public PasswordLogin(SaslContext context, String mechanism) {
        this.context = context;
        this.mechanism = mechanism;
    }

    /** Whether passwords may be sent on this channel, and are of use to this directory. */
    public static Availability availability(ChannelInfo channel, UserDirectory directory) {
        if (!directory.verifiesPasswords()) {
            return Availability.UNSUPPORTED;
        }
        return channel.confidential() ? Availability.OFFERED : Availability.PRIVACY_REQUIRED;
    }

    /** As {@link #attempt(byte[], byte[], byte[])}, to act as nobody else. */
    public Step attempt(byte[] user, byte[] password) {
        return attempt(new byte[0], user, password);
    }

    /**
     * Verifies, then authorizes. Nothing is told of the authorization identity before the password proved right.
     *
     * @param authorizationId whom to act as, in UTF-8; empty for nobody else
     * @param user the name, in UTF-8
     * @param password the password, in UTF-8
     * @return a success or a failure, never a challenge
     */
    public Step attempt(byte[] authorizationId, byte[] user, byte[] password) {
        Availability availability = availability(context.channel(), context.directory());
        if (availability != Availability.OFFERED) {
            return new Step.Failure(
                    availability == Availability.PRIVACY_REQUIRED
                            ? FailureReason.PRIVACY_REQUIRED
                            : FailureReason.UNSUPPORTED);
        }
        Optional<UserName> name = UserName.parse(user);
        Optional<Password> secret = Password.parse(password);
        if (name.isEmpty() || secret.isEmpty()) {
            return new Step.Failure(FailureReason.CREDENTIALS_INVALID);
        }
        PasswordAttempt attempt = new PasswordAttempt(name.orElseThrow(), secret.orElseThrow(), mechanism);
        Step outcome = verified(authorizationId, attempt);
        return outcome instanceof Step.Failure failure ? failure.of(name.orElseThrow()) : outcome;
    }

    private Step verified(byte[] authorizationId, PasswordAttempt attempt) {
        return switch (context.directory().verify(attempt)) {
            case VerifyResult.Verified verified ->
                context.authorize(verified.user().name(), authorizationId);
            case VerifyResult.Rejected rejected -> new Step.Failure(FailureReason.CREDENTIALS_INVALID);
            case VerifyResult.Expired expired -> new Step.Failure(FailureReason.EXPIRED);
            case VerifyResult.Disabled disabled -> new Step.Failure(FailureReason.DISABLED);
        };
    }
}
