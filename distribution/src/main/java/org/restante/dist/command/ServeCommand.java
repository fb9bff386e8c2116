package org.restante.dist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.restante.core.log.CodeOrigin;
import org.restante.dist.admin.AdminException;
import org.restante.dist.serve.DataFolder;
import org.restante.dist.serve.RunningServer;
import org.restante.dist.serve.RunningServer.Mail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = {
            "Runs the server until SIGTERM or Ctrl-C.",
            "Prints a line \"restante ready: …\" when every address is listened to."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Try it:",
            "  restante serve --demo",
            "  curl -s --user demo:demo 'imap://127.0.0.1:1143/INBOX;MAILINDEX=1'"
        })
final class ServeCommand implements Callable<Integer> {
    // What was acknowledged is on disk: a store that does not close is left behind.
    private static final Duration CLOSING = Duration.ofSeconds(60);

    @Mixin
    private final Setup setup = new Setup();

    @Option(names = "--demo", description = "Makes user demo with password demo, and a few messages.")
    private boolean demo;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Setup.Loaded loaded = setup.load();
        Path data = Path.of(loaded.configuration().text("data"));
        DataFolder folder = DataFolder.take(data)
                .orElseThrow(() -> new AdminException(
                        "another restante has the data folder " + data.toAbsolutePath() + " (--data says which)"));
        RunningServer server =
                RunningServer.start(folder, loaded.plugins(), loaded.configuration(), demo ? Mail.DEMO : Mail.KEPT);
        PrintWriter out = spec.commandLine().getOut();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        out.println(server.readyLine());
        if (demo) {
            out.println(example(server.readyLine()));
        }
        out.flush();
        // The hook ends the process.
        new CountDownLatch(1).await();
        return 0;
    }

    private static String example(String readyLine) {
        int url = readyLine.indexOf("imap");
        String first = readyLine.substring(url).split(" ")[0];
        String options = first.startsWith("imaps") ? "--insecure " : "";
        return "try: curl -s " + options + "--user demo:demo '" + first + "/INBOX;MAILINDEX=1'";
    }

    // A signal would end the process with 128 and its number; an orderly end is a success.
    private void stop(RunningServer server) {
        AtomicInteger exitCode = new AtomicInteger(1);
        Thread closing = Thread.ofPlatform().daemon().name("closing").start(() -> exitCode.set(close(server)));
        try {
            if (!closing.join(CLOSING)) {
                complain("not done after " + CLOSING.toSeconds() + " seconds, because of "
                        + CodeOrigin.of(closing.getStackTrace()));
            }
        } catch (InterruptedException e) {
            complain("interrupted");
        }
        Runtime.getRuntime().halt(exitCode.get());
    }

    private int close(RunningServer server) {
        try {
            server.close();
            return 0;
        } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
            complain(e.getMessage());
            return 1;
        }
    }

    private void complain(String words) {
        spec.commandLine().getErr().println("restante: while stopping: " + words);
    }
}
