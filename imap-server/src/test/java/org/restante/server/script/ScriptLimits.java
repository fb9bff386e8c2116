package org.restante.server.script;

import java.util.Map;
import org.restante.server.engine.Limits;

/** The limits that a script sets, by the names that its {@code @set} lines use. */
final class ScriptLimits {
    private ScriptLimits() {}

    static Limits of(Script script) {
        Limits limits = Limits.DEFAULT;
        for (Map.Entry<String, String> setting : script.settings().entrySet()) {
            limits = with(limits, setting.getKey(), Integer.parseInt(setting.getValue()));
        }
        return limits;
    }

    private static Limits with(Limits limits, String name, int value) {
        boolean message = name.equals("message");
        boolean failedLogins = name.equals("failed-logins");
        boolean sessions = name.equals("sessions-per-user");
        if (!message && !failedLogins && !sessions) {
            throw new IllegalArgumentException("no setting " + name);
        }
        return new Limits(
                limits.beforeLogin(),
                limits.afterLogin(),
                message ? value : limits.message(),
                limits.loginTime(),
                limits.idleTime(),
                limits.stalledTime(),
                limits.keepAlive(),
                limits.badBeforeLogin(),
                limits.badAfterLogin(),
                failedLogins ? value : limits.failedLogins(),
                limits.unauthenticatedPerAddress(),
                limits.unauthenticated(),
                sessions ? value : limits.sessionsPerUser());
    }
}
