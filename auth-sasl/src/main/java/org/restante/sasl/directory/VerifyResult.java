package org.restante.sasl.directory;

/** What became of a {@link PasswordAttempt}. */
public sealed interface VerifyResult {
    /**
     * The password is the user's.
     *
     * @param user the user
     */
    record Verified(UserRecord user) implements VerifyResult {}

    /** Wrong password or unknown user, not told apart. */
    record Rejected() implements VerifyResult {}

    /** The password is the user's, but it must be changed before it is of use (RFC 5530, {@code EXPIRED}). */
    record Expired() implements VerifyResult {}

    /** The password is the user's, but the account is closed (RFC 5530, {@code CONTACTADMIN}). */
    record Disabled() implements VerifyResult {}
}
