package org.restante.dist.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.restante.dist.admin.RemoteControl;
import org.restante.dist.admin.SessionSelector;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "kick",
        description = "Ends sessions of the server that runs, each when the command that it carries out is done.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Clients are told with BYE (IMAP), -ERR (POP3) or 421 (LMTP), and most come again: remove the user, or give",
            "another password first. The exit code is 1 if one of the words means nobody."
        })
final class KickCommand implements Callable<Integer> {
    private static final String WORDS = "Disconnected by the operator";
    private static final int LONGEST_REASON = 200;

    @Mixin
    private final Setup setup = new Setup();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "What clients are told besides; printable ASCII, up to 200 characters.")
    private Optional<String> reason = Optional.empty();

    @Parameters(
            paramLabel = "USER|ID|ADDRESS",
            arity = "1..*",
            converter = Names.Sessions.class,
            description = "Which sessions: digits are an ID of \"restante who\"; user:NAME is a user even so.")
    private List<SessionSelector> which = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String words = WORDS + reason.map(text -> ": " + text).orElse("");
        if (reason.isPresent() && !isSayable(reason.get())) {
            throw new ParameterException(
                    spec.commandLine(), "--reason is printable ASCII, up to " + LONGEST_REASON + " characters");
        }
        List<Json> rows = new ArrayList<>();
        boolean all = true;
        try (RemoteControl control = setup.control()) {
            for (SessionSelector each : which) {
                int ended = control.end(each, words);
                all &= ended > 0;
                rows.add(Json.object().with("who", each.toString()).with("ended", ended));
                if (!output.json) {
                    spec.commandLine().getOut().println(each + ": " + ended + (ended == 1 ? " session" : " sessions"));
                }
            }
        }
        if (output.json) {
            spec.commandLine().getOut().println(Json.array(rows));
        }
        return all ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static boolean isSayable(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_REASON
                && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
