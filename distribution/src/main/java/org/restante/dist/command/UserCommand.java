package org.restante.dist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.restante.dist.serve.AdministrationAccess;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "user",
        description = "Adds, lists and removes users, and sets passwords.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Passwords are asked for on a terminal, and read from the standard input otherwise:",
            "  echo secret | restante user add alice"
        })
final class UserCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? add, list, passwd or remove");
    }

    @Command(name = "add", description = "Adds a user.", mixinStandardHelpOptions = true)
    int add(@Mixin Setup setup, @Parameters(paramLabel = "NAME", converter = Names.User.class) UserName name)
            throws IOException {
        Password password = PasswordInput.read(name.value());
        try (AdministrationAccess access = setup.administration()) {
            access.administration().addUser(name, password);
        }
        return 0;
    }

    @Command(name = "list", description = "Lists the users.", mixinStandardHelpOptions = true)
    int list(@Mixin Setup setup, @Mixin Output output) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (AdministrationAccess access = setup.administration()) {
            List<UserName> users = access.administration().users();
            if (output.json) {
                out.println(Json.array(users.stream()
                        .map(user -> Json.object().with("user", user.value()))
                        .toList()));
            } else {
                users.forEach(out::println);
            }
        }
        return 0;
    }

    @Command(name = "passwd", description = "Gives a user another password.", mixinStandardHelpOptions = true)
    int passwd(@Mixin Setup setup, @Parameters(paramLabel = "NAME", converter = Names.User.class) UserName name)
            throws IOException {
        Password password = PasswordInput.read(name.value());
        try (AdministrationAccess access = setup.administration()) {
            access.administration().setPassword(name, password);
        }
        return 0;
    }

    @Command(name = "remove", description = "Removes a user; the mail stays.", mixinStandardHelpOptions = true)
    int remove(@Mixin Setup setup, @Parameters(paramLabel = "NAME", converter = Names.User.class) UserName name)
            throws IOException {
        try (AdministrationAccess access = setup.administration()) {
            access.administration().removeUser(name);
        }
        return 0;
    }
}
