package org.restante.server.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every script against one kind of server. {@code -Drestante.scripts=fetch/} runs only those whose path has this in
 * it.
 */
abstract class ScriptSuite {
    private static final String ONLY = System.getProperty("restante.scripts", "");
    private static final AtomicInteger USERS = new AtomicInteger();

    abstract Target target();

    @TestFactory
    Stream<DynamicTest> scripts() throws IOException {
        Path folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> scripts = files.filter(file -> file.toString().endsWith(".imap"))
                    .filter(file -> file.toString().contains(ONLY))
                    .sorted()
                    .toList();
            return scripts.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            folder.relativize(file).toString(), file.toUri(), () -> run(file, folder)));
        }
    }

    private void run(Path file, Path folder) throws IOException {
        Script script = ScriptParser.parse(file, folder.resolve("messages"));
        Target target = target();
        InetSocketAddress address = target.address(script);
        try {
            if (!script.needs().isEmpty()) {
                Set<String> capabilities = capabilities(address);
                assumeTrue(
                        !target.mayLackCapabilities() || capabilities.containsAll(script.needs()),
                        "not for this server");
                assertThat(capabilities).containsAll(script.needs());
            }
            ScriptRunner.run(script, address, "user" + USERS.incrementAndGet());
        } finally {
            target.done(script);
        }
    }

    // What a server announces, before login and after.
    private static Set<String> capabilities(InetSocketAddress address) throws IOException {
        try (Wire wire = new Wire(address)) {
            String greeting = wire.read().orElse("");
            wire.write("a LOGIN user0 secret\r\nb CAPABILITY\r\n");
            wire.flush();
            Optional<String> response = wire.read();
            while (response.isPresent() && !response.get().startsWith("* CAPABILITY")) {
                response = wire.read();
            }
            String words = greeting.replace("]", " ").replace("[", " ") + " "
                    + response.orElse("").strip();
            return new HashSet<>(List.of(words.split(" ")));
        }
    }

    private static Path folder() {
        try {
            return Path.of(ScriptSuite.class.getResource("/scripts").toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
