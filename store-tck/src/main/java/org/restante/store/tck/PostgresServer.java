package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL of a test's own: in a temporary folder, on a port of loopback, without passwords, gone when it is closed.
 * Its programs are Debian's, in {@code /usr/lib/postgresql}, or in {@code -Drestante.postgres.bin=FOLDER}.
 *
 * <p>Where there are none, tests that want one are skipped; or fail, with {@code -Drestante.postgres.required=true}.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";
    private static final long PATIENCE_SECONDS = 60;

    private final Path programs;
    private final Path folder;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one, or says that the tests cannot run here. */
    public static PostgresServer start() {
        Optional<Path> programs = programs();
        if (Boolean.getBoolean("restante.postgres.required")) {
            assertThat(programs).as("the programs of PostgreSQL").isPresent();
        }
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed");
        try {
            Path folder = Files.createTempDirectory("restante-postgres");
            PostgresServer server = new PostgresServer(programs.get(), folder, freePort());
            server.make();
            server.go();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Path> programs() {
        String given = System.getProperty("restante.postgres.bin", "");
        if (!given.isEmpty()) {
            return Optional.of(Path.of(given));
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void make() throws IOException {
        if (isRoot()) {
            run(List.of("chown", USER, folder.toString()));
        }
        program("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
    }

    /** Starts it again after {@link #stop}. */
    public void go() {
        // Nothing here has to outlive the machine; what is durable is for other tests to find out.
        String options = "-p " + port + " -k '' -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200";
        program("pg_ctl", "-D", data(), "-l", folder.resolve("log").toString(), "-w", "-o", options, "start");
    }

    /** Stops it, whoever is connected. */
    public void stop() {
        program("pg_ctl", "-D", data(), "-w", "-m", "fast", "stop");
    }

    /** Makes an empty database and returns its name. */
    public String createDatabase() {
        String name = "restante" + databases.incrementAndGet();
        sql(USER, "CREATE DATABASE " + name);
        return name;
    }

    /** Says something in a database, as the owner of the server. */
    public void sql(String database, String statement) {
        program(
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                USER,
                "-d",
                database,
                "-c",
                statement);
    }

    /** Returns the URL of a database for JDBC. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
            if (!isNullForAll()) {
                command.addAll(List.of("--inh-caps=+dac_override", "--ambient-caps=+dac_override"));
            }
            command.add("--");
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    // PostgreSQL refuses to run as root.
    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    // In some containers only root may write to /dev/null, which the programs of PostgreSQL do.
    private static boolean isNullForAll() {
        try {
            return Files.getPosixFilePermissions(Path.of("/dev/null")).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void run(List<String> command) {
        try {
            Path output = Files.createTempFile("restante-postgres", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(output);
            Files.delete(output);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s: %s", command, said)
                    .isTrue();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            program("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
