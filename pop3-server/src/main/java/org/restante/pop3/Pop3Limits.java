package org.restante.pop3;

import java.time.Duration;

/**
 * What a client may cost.
 *
 * @param loginTime how long a client may take to log in, in all
 * @param idleTime how long a session may say nothing (RFC 1939 section 3: 10 minutes or more)
 * @param stalledTime how long a client may take nothing of what is sent to it
 * @param badBeforeLogin how many commands in a row may be wrong before login
 * @param badAfterLogin how many commands in a row may be wrong after login
 * @param failedLogins how many logins may fail on one connection
 * @param measured how many octets of a maildrop a session may read to find out what sizes messages have when they are sent
 */
public record Pop3Limits(
        Duration loginTime,
        Duration idleTime,
        Duration stalledTime,
        int badBeforeLogin,
        int badAfterLogin,
        int failedLogins,
        long measured) {
    /** The least time that RFC 1939 section 3 has for a session that says nothing. */
    public static final Duration LEAST_IDLE_TIME = Duration.ofMinutes(10);

    /** The defaults. */
    public static final Pop3Limits DEFAULT =
            new Pop3Limits(Duration.ofSeconds(60), LEAST_IDLE_TIME, Duration.ofSeconds(60), 3, 20, 3, 256L << 20);

    public Pop3Limits {
        if (idleTime.compareTo(LEAST_IDLE_TIME) < 0) {
            throw new IllegalArgumentException("a session may be idle for 10 minutes or more");
        }
        if (measured < 0) {
            throw new IllegalArgumentException("octets are counted from 0");
        }
    }
}
