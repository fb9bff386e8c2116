package org.restante.sasl;

/** Whether a mechanism can be offered. */
public enum Availability {
    /** It is announced and works. */
    OFFERED,
    /** Not on this channel: it would show a secret (RFC 5530, {@code PRIVACYREQUIRED}). */
    PRIVACY_REQUIRED,
    /** Not here: the directory does not keep, or the channel does not have, what the mechanism needs. */
    UNSUPPORTED
}
