package org.restante.sasl.directory;

/** Whether an account is open. */
public enum AccountStatus {
    /** The user may log in. */
    ACTIVE,
    /** The user has to change the password first. */
    EXPIRED,
    /** Nobody may log in as this user. */
    DISABLED
}
