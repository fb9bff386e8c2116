package org.restante.dist.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.restante.dist.admin.AdminException;
import org.restante.dist.copy.Report;
import org.restante.dist.copy.StoreComparison;
import org.restante.dist.copy.StoreCopy;
import org.restante.dist.serve.Installation;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.EditableDirectory;
import org.restante.store.Account;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.MessageTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "copy",
        description = "Copies mail from one store to another, with UIDs, flags and dates as clients know them.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A store is what the settings say, and --from or --to say differently:",
            "  restante copy --data /var/lib/restante --to store.jdbc.url=jdbc:postgresql://db/mail?user=restante",
            "",
            "Interrupted, it goes on where it was when it is called again; called again later, it brings over what has",
            "changed since. No server may be running on an embedded store meanwhile, and nobody write to the target."
        })
final class CopyCommand implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Option(
            names = "--from",
            paramLabel = "SETTING",
            description = "Where from: NAME=VALUE, or a configuration file. Several are possible.")
    private List<String> from = new ArrayList<>();

    @Option(
            names = "--to",
            paramLabel = "SETTING",
            required = true,
            description = "Where to: NAME=VALUE, or a configuration file. Several are possible.")
    private List<String> to = new ArrayList<>();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            converter = Names.User.class,
            description = "Only the mail of this user. Several are possible. Default: all users of the directory.")
    private List<UserName> users = new ArrayList<>();

    @Option(names = "--verify", description = "Compares every octet afterwards; exit code 1 if something differs.")
    private boolean verify;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Installation source = setup.load(from).installation();
                Installation target = setup.load(to).installation()) {
            List<String> names = names(source);
            MailStore original = source.store();
            MailStore copy = target.store();
            long octets =
                    names.stream().mapToLong(user -> octets(original, user)).sum();
            Tally copied = new Tally();
            try (Progress progress = Progress.of("Copying", octets)) {
                copied.progress = progress;
                StoreCopy run = new StoreCopy(original, copy, copied);
                names.forEach(run::account);
            }
            say("copied " + counted(copied.messages, "message") + " of " + counted(names.size(), "user"));
            return verified(original, copy, names, octets) && copied.wrong == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private boolean verified(MailStore original, MailStore copy, List<String> names, long octets) {
        if (!verify) {
            return true;
        }
        Tally compared = new Tally();
        try (Progress progress = Progress.of("Comparing", octets)) {
            compared.progress = progress;
            StoreComparison run = new StoreComparison(original, copy, compared);
            names.forEach(run::account);
        }
        say("compared " + counted(compared.messages, "message") + ", "
                + (compared.wrong == 0 ? "all the same" : counted(compared.wrong, "difference")));
        return compared.wrong == 0;
    }

    // Accounts come into being when they are used: only those of users, or whom the operator names.
    private List<String> names(Installation source) {
        List<UserName> names = users;
        if (names.isEmpty()) {
            if (!(source.directory() instanceof EditableDirectory directory)) {
                throw new AdminException("this user directory has no list: say --user for each user");
            }
            names = directory.list();
        }
        return names.stream().map(UserName::value).toList();
    }

    private static long octets(MailStore store, String user) {
        long octets = 0;
        Account account = store.account(user);
        for (MailboxEntry entry : account.mailboxes()) {
            if (entry.id().isPresent()) {
                try (Mailbox mailbox = account.open(entry.name())) {
                    MessageTable messages = mailbox.state().messages();
                    for (int i = 0; i < messages.size(); i++) {
                        octets += messages.octets(i);
                    }
                }
            }
        }
        return octets;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** Counts, and says at once what is wrong. */
    private final class Tally implements Report {
        private Progress progress = Progress.of("", 0);
        private long octets;
        private long messages;
        private long wrong;

        @Override
        public void octets(long count) {
            octets += count;
            progress.to(octets);
        }

        @Override
        public void message() {
            messages++;
        }

        @Override
        public void left(String where, String what) {
            say(where + ": " + what + " are not copied: the target keeps none");
        }

        @Override
        public void wrong(String where, String what) {
            wrong++;
            spec.commandLine().getErr().println(where + ": " + what);
        }
    }
}
