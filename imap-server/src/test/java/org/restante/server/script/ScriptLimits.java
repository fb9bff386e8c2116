package org.restante.server.script;

import org.restante.server.engine.ProgressInterval;
import org.restante.server.engine.MessageLimit;
import org.restante.server.ImapServerBuilder;
import org.restante.protocol.wire.LiteralExtension;
import java.util.Locale;
import java.time.Duration;
import java.util.Map;
import org.restante.server.engine.Limits;

/** What a script sets, by the names that its {@code @set} lines use. */
final class ScriptLimits {
    private ScriptLimits() {}

    static void set(Script script, ImapServerBuilder server) {
        Limits limits = Limits.DEFAULT;
        for (Map.Entry<String, String> setting : script.settings().entrySet()) {
            String value = setting.getValue();
            switch (setting.getKey()) {
                case "literals" ->
                    server.settings(LiteralExtension.class, LiteralExtension.valueOf(value.toUpperCase(Locale.ROOT)));
                case "message-limit" ->
                    server.settings(MessageLimit.class, new MessageLimit(Integer.parseInt(value), 0));
                case "save-limit" ->
                    server.settings(MessageLimit.class, new MessageLimit(0, Integer.parseInt(value)));
                case "progress" ->
                    server.settings(
                            ProgressInterval.class, new ProgressInterval(Duration.ofMillis(Integer.parseInt(value))));
                default -> limits = with(limits, setting.getKey(), Integer.parseInt(value));
            }
        }
        server.limits(limits);
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
