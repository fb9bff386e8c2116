package org.restante.server.script;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.restante.protocol.wire.LiteralExtension;
import org.restante.server.ImapServerBuilder;
import org.restante.server.access.AccessSettings;
import org.restante.server.access.SeenFlag;
import org.restante.server.append.EightBitHeaders;
import org.restante.server.engine.Limits;
import org.restante.server.engine.MessageLimit;
import org.restante.server.engine.ProgressInterval;
import org.restante.server.extension.annotate.AnnotateSettings;
import org.restante.server.extension.context.ContextSettings;
import org.restante.server.extension.jmapaccess.JmapAccessSettings;
import org.restante.server.extension.language.LanguageSettings;
import org.restante.server.extension.notify.NotifySettings;
import org.restante.server.extension.quota.QuotaSettings;
import org.restante.server.extension.referral.ReferralSettings;
import org.restante.server.extension.urlauth.UrlAuthSettings;
import org.restante.store.quota.QuotaLimits;

/** What a script sets, by the names that its {@code @set} lines use. */
final class ScriptSettings {
    /** Sets something on a server that is about to start. */
    @FunctionalInterface
    private interface Setting {
        void apply(ImapServerBuilder server, String value);
    }

    /** Settings of extensions, by name; limits are below. */
    private static final Map<String, Setting> SETTINGS = Map.ofEntries(
            Map.entry(
                    "jmap", (server, value) -> server.settings(JmapAccessSettings.class, JmapAccessSettings.of(value))),
            Map.entry(
                    "language",
                    (server, value) -> server.settings(LanguageSettings.class, new LanguageSettings(value))),
            Map.entry("refer-all", (server, value) -> refer(server, value, List.of(), List.of(), List.of())),
            Map.entry("refer-user", (server, value) -> refer(server, "", List.of(value), List.of(), List.of())),
            Map.entry("refer-guest", (server, value) -> refer(server, "", List.of(), List.of(value), List.of())),
            Map.entry(
                    "refer-mailboxes",
                    (server, value) -> refer(server, "", List.of(), List.of(), List.of(value.split(", ")))),
            Map.entry(
                    "notify-mailboxes",
                    (server, value) ->
                            server.settings(NotifySettings.class, new NotifySettings(Integer.parseInt(value)))),
            Map.entry(
                    "contexts",
                    (server, value) ->
                            server.settings(ContextSettings.class, new ContextSettings(Integer.parseInt(value), 1000))),
            Map.entry(
                    "context-results",
                    (server, value) ->
                            server.settings(ContextSettings.class, new ContextSettings(100, Integer.parseInt(value)))),
            Map.entry(
                    "seen",
                    (server, value) -> server.settings(
                            AccessSettings.class,
                            new AccessSettings(
                                    "administrators",
                                    "Other Users",
                                    "Shared",
                                    SeenFlag.valueOf(value.toUpperCase(Locale.ROOT))))),
            Map.entry(
                    "annotation-value",
                    (server, value) ->
                            server.settings(AnnotateSettings.class, new AnnotateSettings(Integer.parseInt(value), 10))),
            Map.entry("hide", (server, value) -> server.hideCapabilities(Set.of(value.split(" ")))),
            Map.entry(
                    "append-8bit",
                    (server, value) -> server.settings(
                            EightBitHeaders.class, EightBitHeaders.valueOf(value.toUpperCase(Locale.ROOT)))),
            Map.entry(
                    "literals",
                    (server, value) -> server.settings(
                            LiteralExtension.class, LiteralExtension.valueOf(value.toUpperCase(Locale.ROOT)))),
            Map.entry(
                    "message-limit",
                    (server, value) ->
                            server.settings(MessageLimit.class, new MessageLimit(Integer.parseInt(value), 0))),
            Map.entry(
                    "save-limit",
                    (server, value) ->
                            server.settings(MessageLimit.class, new MessageLimit(0, Integer.parseInt(value)))),
            Map.entry(
                    "quota-warning",
                    (server, value) -> server.settings(
                            QuotaSettings.class, new QuotaSettings(QuotaLimits.NONE, Integer.parseInt(value)))),
            Map.entry(
                    "submitters",
                    (server, value) ->
                            server.settings(UrlAuthSettings.class, new UrlAuthSettings(Set.of(value.split(" "))))),
            Map.entry(
                    "progress",
                    (server, value) -> server.settings(
                            ProgressInterval.class, new ProgressInterval(Duration.ofMillis(Integer.parseInt(value))))));

    private ScriptSettings() {}

    private static void refer(
            ImapServerBuilder server, String all, List<String> users, List<String> guests, List<String> mailboxes) {
        server.settings(ReferralSettings.class, ReferralSettings.of(all, users, guests, mailboxes));
    }

    static void apply(Script script, ImapServerBuilder server) {
        Limits limits = Limits.DEFAULT;
        for (Map.Entry<String, String> setting : script.settings().entrySet()) {
            Setting known = SETTINGS.get(setting.getKey());
            if (known == null) {
                limits = with(limits, setting.getKey(), Integer.parseInt(setting.getValue()));
            } else {
                known.apply(server, setting.getValue());
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
