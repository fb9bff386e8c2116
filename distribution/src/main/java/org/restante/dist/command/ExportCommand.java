package org.restante.dist.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.restante.dist.admin.AdminException;
import org.restante.dist.admin.Administration;
import org.restante.dist.admin.MailboxLine;
import org.restante.dist.serve.AdministrationAccess;
import org.restante.dist.transfer.MailTarget;
import org.restante.dist.transfer.MailWriter;
import org.restante.protocol.model.MailboxName;
import org.restante.sasl.credential.UserName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Writes the mail of a user to files.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A Maildir keeps octets, flags and dates as they are, and \"restante import\" reads it back. An mbox file has",
            "lines that end with LF, and says flags in a Status field."
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            required = true,
            converter = Names.User.class,
            description = "The user whose mail it is.")
    private UserName user;

    @Option(
            names = "--mailbox",
            paramLabel = "MAILBOX",
            converter = Names.Mailbox.class,
            description = "Only this mailbox; default: all.")
    private Optional<MailboxName> only = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "maildir (one, with a folder for each mailbox) or mbox (a file for each mailbox). "
                    + "Default: maildir.")
    private MailTarget.Format format = MailTarget.Format.MAILDIR;

    @Parameters(paramLabel = "PATH", description = "The folder to write to; made if it is not there.")
    private Path path;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (AdministrationAccess access = setup.administration()) {
            List<MailboxLine> mailboxes = mailboxes(access.administration());
            long total = mailboxes.stream().mapToLong(MailboxLine::octets).sum();
            try (Progress progress = Progress.of("Exporting", total)) {
                write(access.administration(), mailboxes, progress);
            }
            int messages = mailboxes.stream().mapToInt(MailboxLine::messages).sum();
            spec.commandLine()
                    .getOut()
                    .println("exported " + messages + (messages == 1 ? " message" : " messages") + " of "
                            + mailboxes.size() + (mailboxes.size() == 1 ? " mailbox" : " mailboxes"));
        }
        return 0;
    }

    private List<MailboxLine> mailboxes(Administration administration) {
        List<MailboxLine> all = administration.mailboxes(user);
        if (only.isEmpty()) {
            return all;
        }
        List<MailboxLine> named =
                all.stream().filter(line -> line.name().equals(only.get())).toList();
        if (named.isEmpty()) {
            throw new AdminException("there is no mailbox " + only.get());
        }
        return named;
    }

    private void write(Administration administration, List<MailboxLine> mailboxes, Progress progress)
            throws IOException {
        MailTarget target = MailTarget.of(format, path);
        long done = 0;
        for (MailboxLine mailbox : mailboxes) {
            try (MailWriter writer = target.mailbox(mailbox.name())) {
                administration.export(
                        user,
                        mailbox.name(),
                        (flags, internalDate, content) -> writer.message(flags, internalDate, content::writeTo));
            }
            done += mailbox.octets();
            progress.to(done);
        }
    }
}
