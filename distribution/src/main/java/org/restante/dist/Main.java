package org.restante.dist;

import org.restante.dist.command.RestanteCommand;

/** The program {@code restante}. */
public final class Main {
    private Main() {}

    /** Carries out a command, and ends the process with its exit code; 0 is success, see {@link RestanteCommand}. */
    public static void main(String[] arguments) {
        System.exit(RestanteCommand.run(arguments));
    }
}
