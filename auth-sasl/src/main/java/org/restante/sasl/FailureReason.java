package org.restante.sasl;

/** Why an authentication failed, as far as the client may know. The response codes are those of RFC 5530 section 3. */
public enum FailureReason {
    /** The response is not what the mechanism's grammar allows. */
    MALFORMED,
    /** {@code AUTHENTICATIONFAILED}: wrong, or unknown; not told apart. */
    CREDENTIALS_INVALID,
    /** {@code AUTHORIZATIONFAILED}: authenticated, but may not work as the requested user. */
    NOT_AUTHORIZED,
    /** {@code EXPIRED}: the credentials were right once. */
    EXPIRED,
    /** {@code CONTACTADMIN}: the credentials are right, the account is closed. */
    DISABLED,
    /** {@code PRIVACYREQUIRED}: not on an unprotected channel. */
    PRIVACY_REQUIRED,
    /** The mechanism is not offered here. */
    UNSUPPORTED,
    /** {@code UNAVAILABLE}: the directory cannot answer now; trying again later may help. */
    UNAVAILABLE
}
