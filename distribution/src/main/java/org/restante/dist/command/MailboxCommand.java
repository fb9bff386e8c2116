package org.restante.dist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.restante.dist.admin.MailboxLine;
import org.restante.dist.serve.AdministrationAccess;
import org.restante.protocol.model.MailboxName;
import org.restante.sasl.credential.UserName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "mailbox",
        description = "Lists, creates, deletes and renames the mailboxes of a user.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Mailboxes below others are written with a slash: Lists/mina"})
final class MailboxCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? list, create, delete or rename");
    }

    /** Whose mailboxes. */
    static final class Owner {
        @Option(
                names = "--user",
                paramLabel = "NAME",
                required = true,
                converter = Names.User.class,
                description = "The user whose mailboxes these are.")
        UserName user;
    }

    @Command(
            name = "list",
            description = "Lists the mailboxes: messages, octets, name.",
            mixinStandardHelpOptions = true)
    int list(@Mixin Setup setup, @Mixin Owner owner, @Mixin Output output) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (AdministrationAccess access = setup.administration()) {
            List<MailboxLine> lines = access.administration().mailboxes(owner.user);
            if (output.json) {
                out.println(Json.array(lines.stream().map(MailboxCommand::json).toList()));
            } else {
                lines.forEach(line -> out.println(line.messages() + "\t" + line.octets() + "\t"
                        + line.name().value()));
            }
        }
        return 0;
    }

    private static Json json(MailboxLine line) {
        return Json.object()
                .with("mailbox", line.name().value())
                .with("messages", line.messages())
                .with("octets", line.octets());
    }

    @Command(name = "create", description = "Creates a mailbox, and those above it.", mixinStandardHelpOptions = true)
    int create(
            @Mixin Setup setup,
            @Mixin Owner owner,
            @Parameters(paramLabel = "MAILBOX", converter = Names.Mailbox.class) MailboxName name)
            throws IOException {
        try (AdministrationAccess access = setup.administration()) {
            access.administration().createMailbox(owner.user, name);
        }
        return 0;
    }

    @Command(
            name = "delete",
            description = "Deletes a mailbox and its messages; mailboxes below it stay.",
            mixinStandardHelpOptions = true)
    int delete(
            @Mixin Setup setup,
            @Mixin Owner owner,
            @Parameters(paramLabel = "MAILBOX", converter = Names.Mailbox.class) MailboxName name)
            throws IOException {
        try (AdministrationAccess access = setup.administration()) {
            access.administration().deleteMailbox(owner.user, name);
        }
        return 0;
    }

    @Command(
            name = "rename",
            description = "Gives a mailbox, and those below it, another name.",
            mixinStandardHelpOptions = true)
    int rename(
            @Mixin Setup setup,
            @Mixin Owner owner,
            @Parameters(index = "0", paramLabel = "FROM", converter = Names.Mailbox.class) MailboxName from,
            @Parameters(index = "1", paramLabel = "TO", converter = Names.Mailbox.class) MailboxName to)
            throws IOException {
        try (AdministrationAccess access = setup.administration()) {
            access.administration().renameMailbox(owner.user, from, to);
        }
        return 0;
    }
}
