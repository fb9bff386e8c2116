package org.restante.server.engine;

import java.time.Duration;
import org.restante.core.connection.ConnectionLimits;
import org.restante.protocol.wire.FrameLimits;

/**
 * What a client may cost. Every one is a setting.
 *
 * @param beforeLogin lines and literals of clients that nobody knows yet
 * @param afterLogin lines and literals of users
 * @param message the largest message, in octets (RFC 7889)
 * @param loginTime how long a client may take to log in, in all
 * @param idleTime how long a session may say nothing (RFC 9051 section 5.4: 30 minutes or more)
 * @param stalledTime how long a client may take nothing of what is sent to it
 * @param keepAlive how often an idling client is sent a sign of life
 * @param badBeforeLogin how many commands in a row may be wrong before login
 * @param badAfterLogin how many commands in a row may be wrong after login
 * @param failedLogins how many logins may fail on one connection
 * @param unauthenticatedPerAddress connections of one address that are not logged in
 * @param unauthenticated connections in all that are not logged in
 * @param sessionsPerUser sessions of one user from one address
 */
public record Limits(
        FrameLimits beforeLogin,
        FrameLimits afterLogin,
        long message,
        Duration loginTime,
        Duration idleTime,
        Duration stalledTime,
        Duration keepAlive,
        int badBeforeLogin,
        int badAfterLogin,
        int failedLogins,
        int unauthenticatedPerAddress,
        int unauthenticated,
        int sessionsPerUser) {
    /** Returns how many connections there may be. */
    public ConnectionLimits connections() {
        return new ConnectionLimits(unauthenticatedPerAddress, unauthenticated, sessionsPerUser);
    }

    /** The defaults. */
    public static final Limits DEFAULT = new Limits(
            FrameLimits.BEFORE_LOGIN,
            FrameLimits.AFTER_LOGIN,
            64L << 20,
            Duration.ofSeconds(60),
            Duration.ofMinutes(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(2),
            3,
            20,
            3,
            20,
            1000,
            50);
}
