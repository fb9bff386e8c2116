package org.restante.server.behaviour;

import java.time.Duration;
import org.restante.protocol.wire.FrameLimits;
import org.restante.server.engine.Limits;

/** The default limits, but for those that a test makes small. */
final class LimitsBuilder {
    private FrameLimits beforeLogin = Limits.DEFAULT.beforeLogin();
    private FrameLimits afterLogin = Limits.DEFAULT.afterLogin();
    private long message = Limits.DEFAULT.message();
    private Duration loginTime = Limits.DEFAULT.loginTime();
    private Duration idleTime = Limits.DEFAULT.idleTime();
    private Duration stalledTime = Limits.DEFAULT.stalledTime();
    private Duration keepAlive = Limits.DEFAULT.keepAlive();
    private int unauthenticatedPerAddress = Limits.DEFAULT.unauthenticatedPerAddress();
    private int unauthenticated = Limits.DEFAULT.unauthenticated();
    private int sessionsPerUser = Limits.DEFAULT.sessionsPerUser();

    LimitsBuilder beforeLogin(FrameLimits limits) {
        beforeLogin = limits;
        return this;
    }

    LimitsBuilder afterLogin(FrameLimits limits) {
        afterLogin = limits;
        return this;
    }

    LimitsBuilder message(long octets) {
        message = octets;
        return this;
    }

    LimitsBuilder loginTime(Duration time) {
        loginTime = time;
        return this;
    }

    LimitsBuilder idleTime(Duration time) {
        idleTime = time;
        return this;
    }

    LimitsBuilder stalledTime(Duration time) {
        stalledTime = time;
        return this;
    }

    LimitsBuilder keepAlive(Duration time) {
        keepAlive = time;
        return this;
    }

    LimitsBuilder unauthenticatedPerAddress(int count) {
        unauthenticatedPerAddress = count;
        return this;
    }

    LimitsBuilder unauthenticated(int count) {
        unauthenticated = count;
        return this;
    }

    LimitsBuilder sessionsPerUser(int count) {
        sessionsPerUser = count;
        return this;
    }

    Limits build() {
        return new Limits(
                beforeLogin,
                afterLogin,
                message,
                loginTime,
                idleTime,
                stalledTime,
                keepAlive,
                Limits.DEFAULT.badBeforeLogin(),
                Limits.DEFAULT.badAfterLogin(),
                Limits.DEFAULT.failedLogins(),
                unauthenticatedPerAddress,
                unauthenticated,
                sessionsPerUser);
    }
}
