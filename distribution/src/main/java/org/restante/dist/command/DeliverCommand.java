package org.restante.dist.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.restante.dist.admin.DeliveryAnswer;
import org.restante.dist.admin.MailContent;
import org.restante.dist.serve.AdministrationAccess;
import org.restante.dist.transfer.CrlfOutput;
import org.restante.lmtp.delivery.MailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "deliver",
        description = "Delivers a message from the standard input.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = DeliverCommand.TEMPORARY,
        exitCodeOnExecutionException = DeliverCommand.TEMPORARY,
        exitCodeListHeading = "%nExit codes (as of sendmail and sysexits.h):%n",
        exitCodeList = {
            "0:it is in the mailbox of every recipient, on disk",
            "67:there is no such user",
            "69:it cannot be delivered",
            "75:not now; also if the command line or the configuration is wrong: no mail is returned for that"
        },
        footer = {
            "",
            "For scripts, and for transfer agents that start a program for each message, as Postfix's pipe does. Line",
            "ends become CRLF. With several recipients the exit code is the worst: 75, or else 67 or 69."
        })
final class DeliverCommand implements Callable<Integer> {
    static final int NO_USER = 67;
    static final int UNAVAILABLE = 69;
    static final int TEMPORARY = 75;

    @Mixin
    private final Setup setup = new Setup();

    @Option(
            names = {"-f", "--from"},
            paramLabel = "ADDRESS",
            description = "Whom a bounce would go to, for Return-Path. Default: nobody.")
    private String from = "";

    @Parameters(paramLabel = "RECIPIENT", arity = "1..*", converter = Recipient.class, description = "Whom it is for.")
    private List<MailAddress> recipients = List.of();

    @Spec
    private CommandSpec spec;

    private static final class Recipient implements ITypeConverter<MailAddress> {
        @Override
        public MailAddress convert(String value) {
            return MailAddress.parse(value)
                    .orElseThrow(() -> new TypeConversionException("\"" + value + "\" is no address"));
        }
    }

    @Override
    public Integer call() throws IOException {
        // Read first: several recipients get it, and nobody is to wait with the store open.
        Path message = Files.createTempFile("restante", ".eml");
        try (InputStream in = System.in) {
            Files.copy(in, message, StandardCopyOption.REPLACE_EXISTING);
            return deliver(message);
        } finally {
            Files.delete(message);
        }
    }

    private int deliver(Path message) throws IOException {
        Optional<MailAddress> sender = MailAddress.parse(from);
        MailContent content = out -> Files.copy(message, new CrlfOutput(out));
        int worst = 0;
        try (AdministrationAccess access = setup.administration()) {
            for (MailAddress recipient : recipients) {
                DeliveryAnswer answer = access.administration().deliver(sender, recipient, content);
                worst = Math.max(worst, told(recipient, answer));
            }
        }
        return worst;
    }

    private int told(MailAddress recipient, DeliveryAnswer answer) {
        if (answer.status() != DeliveryAnswer.Status.DELIVERED) {
            spec.commandLine().getErr().println("restante: " + recipient + ": " + answer.text());
        }
        return switch (answer.status()) {
            case DELIVERED -> 0;
            case NO_USER -> NO_USER;
            case REFUSED -> UNAVAILABLE;
            case LATER -> TEMPORARY;
        };
    }
}
