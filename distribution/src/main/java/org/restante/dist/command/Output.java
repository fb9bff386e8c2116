package org.restante.dist.command;

import picocli.CommandLine.Option;

/** For whom a command writes: people and the programs of the shell, or programs that read JSON. */
final class Output {
    @Option(names = "--json", description = "Writes one line of JSON; names of members stay as they are.")
    boolean json;
}
