package org.restante.sasl.directory.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.password.Argon2Cost;
import org.restante.sasl.password.PasswordHashing;
import org.restante.sasl.password.ScramDerivation;

class FileEditConcurrencyTest {
    private static final int USERS = 25;

    @TempDir
    Path folder;

    @Test
    void threadsLoseNoLine() throws Exception {
        Path file = folder.resolve("users");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                String prefix = "writer" + writer + "-";
                writers.add(threads.submit(() -> addUsers(file, prefix)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(open(file).list()).hasSize(4 * USERS);
    }

    @Test
    void processesLoseNoLine() throws Exception {
        Path file = folder.resolve("users");
        Process first = start(file, "first-");
        Process second = start(file, "second-");
        assertThat(first.waitFor()).as(() -> log("first-")).isZero();
        assertThat(second.waitFor()).as(() -> log("second-")).isZero();
        assertThat(open(file).list()).hasSize(2 * USERS);
    }

    /** The other process: adds its users to the file, each by an edit of its own. */
    public static void main(String[] arguments) {
        addUsers(Path.of(arguments[0]), arguments[1]);
    }

    private Process start(Path file, String prefix) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FileEditConcurrencyTest.class.getName(),
                        file.toString(),
                        prefix)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(prefix + "log").toFile())
                .start();
    }

    private String log(String prefix) {
        try {
            return Files.readString(folder.resolve(prefix + "log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void addUsers(Path file, String prefix) {
        FileDirectory directory = open(file);
        IntStream.range(0, USERS).forEach(i -> directory.add(UserName.of(prefix + i), Password.of("x")));
    }

    private static FileDirectory open(Path file) {
        return new FileDirectory(
                new FileDirectorySettings(file, ScramDerivation.NONE),
                PasswordHashing.argon2id(new Argon2Cost(8, 1, 1)));
    }
}
