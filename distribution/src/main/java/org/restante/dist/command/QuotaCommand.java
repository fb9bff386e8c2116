package org.restante.dist.command;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.restante.dist.admin.QuotaReport;
import org.restante.dist.serve.AdministrationAccess;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "quota",
        description = "Shows how much a user has and may have, and sets that.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Limits of a user's own go before those of the configuration (quota)."})
final class QuotaCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? show or set");
    }

    @Command(
            name = "show",
            description = "Shows it: resource, how much there is, how much there may be; octets for storage.",
            mixinStandardHelpOptions = true)
    int show(@Mixin Setup setup, @Mixin MailboxCommand.Owner owner, @Mixin Output output) throws IOException {
        try (AdministrationAccess access = setup.administration()) {
            QuotaReport report = access.administration().quota(owner.user);
            if (output.json) {
                spec.commandLine().getOut().println(json(report));
                return 0;
            }
            for (QuotaResource resource : QuotaResource.values()) {
                OptionalLong limit = report.limits().of(resource);
                spec.commandLine()
                        .getOut()
                        .println(resource.name().toLowerCase(Locale.ROOT) + "\t"
                                + report.usage().of(resource) + "\t"
                                + (limit.isPresent() ? String.valueOf(limit.getAsLong()) : "none"));
            }
        }
        return 0;
    }

    private static Json json(QuotaReport report) {
        Json.Members resources = Json.object();
        for (QuotaResource resource : QuotaResource.values()) {
            OptionalLong limit = report.limits().of(resource);
            resources.with(
                    resource.name().toLowerCase(Locale.ROOT),
                    Json.object()
                            .with("used", report.usage().of(resource))
                            .with("limit", limit.isPresent() ? Json.number(limit.getAsLong()) : Json.NULL));
        }
        return resources;
    }

    @Command(
            name = "set",
            description = "Sets limits, which hold at once; those that are not named stay as they are.",
            mixinStandardHelpOptions = true)
    int set(
            @Mixin Setup setup,
            @Mixin MailboxCommand.Owner owner,
            @Option(names = "--storage", paramLabel = "SIZE", description = "Such as 2 GiB, or none.")
                    Optional<String> storage,
            @Option(names = "--messages", paramLabel = "NUMBER", description = "How many, or none.")
                    Optional<String> messages,
            @Option(names = "--mailboxes", paramLabel = "NUMBER", description = "How many, or none.")
                    Optional<String> mailboxes)
            throws IOException {
        Map<QuotaResource, Optional<String>> wanted = Map.of(
                QuotaResource.STORAGE, storage, QuotaResource.MESSAGE, messages, QuotaResource.MAILBOX, mailboxes);
        if (wanted.values().stream().allMatch(Optional::isEmpty)) {
            throw new ParameterException(spec.commandLine(), "Which limit? --storage, --messages or --mailboxes");
        }
        try (AdministrationAccess access = setup.administration()) {
            QuotaLimits before = access.administration().quota(owner.user).limits();
            QuotaLimits after = QuotaLimits.NONE;
            for (QuotaResource resource : QuotaResource.values()) {
                Optional<String> text = wanted.get(resource);
                OptionalLong limit = text.isPresent() ? limit(resource, text.get()) : before.of(resource);
                after = limit.isPresent() ? after.with(resource, limit.getAsLong()) : after;
            }
            access.administration().limit(owner.user, after);
        }
        return 0;
    }

    private OptionalLong limit(QuotaResource resource, String text) {
        if (text.equals("none")) {
            return OptionalLong.empty();
        }
        try {
            long limit = resource == QuotaResource.STORAGE
                    ? ConfigFactory.parseMap(Map.of("size", text)).getBytes("size")
                    : Long.parseLong(text);
            if (limit >= 0) {
                return OptionalLong.of(limit);
            }
        } catch (ConfigException | NumberFormatException notANumber) {
            throw notALimit(text, notANumber);
        }
        throw notALimit(text, null);
    }

    private ParameterException notALimit(String text, Throwable cause) {
        return new ParameterException(
                spec.commandLine(), "\"" + text + "\" is no limit: a size or number, or none", cause);
    }
}
