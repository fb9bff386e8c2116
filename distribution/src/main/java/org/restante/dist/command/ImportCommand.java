package org.restante.dist.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.restante.dist.serve.AdministrationAccess;
import org.restante.dist.transfer.MailSource;
import org.restante.protocol.model.MailboxName;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Puts mail from files into a mailbox.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "PATH is an mbox file, a Maildir (with its folders, flags and dates), or a folder with a file for each",
            "message (.eml, .txt, .msg; folders in it too). Line ends become CRLF. What is damaged is named and left",
            "out, and the exit code is 1 then."
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Mixin
    private final MailboxCommand.Owner owner = new MailboxCommand.Owner();

    @Option(
            names = "--mailbox",
            paramLabel = "MAILBOX",
            converter = Names.Mailbox.class,
            description = "Where it goes; made if it is not there. Folders of a Maildir go below it. Default: INBOX.")
    private MailboxName mailbox = MailboxName.INBOX;

    @Parameters(paramLabel = "PATH", description = "Where the mail is.")
    private Path path;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        MailSource source = MailSource.at(path);
        try (AdministrationAccess access = setup.administration()) {
            ImportRun run = new ImportRun(
                    access.administration(),
                    owner.user,
                    mailbox,
                    spec.commandLine().getErr());
            run.read(source);
            spec.commandLine().getOut().println(run.result());
            return run.complete() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
