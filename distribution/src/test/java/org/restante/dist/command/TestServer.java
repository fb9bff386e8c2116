package org.restante.dist.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.restante.dist.serve.DataFolder;
import org.restante.dist.serve.RunningServer;

/** A server with user demo, as "restante serve --demo" starts it, and the other commands beside it. */
final class TestServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Path data;
    private final RunningServer server;

    /** What a command came to. */
    record Outcome(int exitCode, String out, String err) {}

    private TestServer(Path data, RunningServer server) {
        this.data = data;
        this.server = server;
    }

    static TestServer start(Path data, String... definitions) throws IOException {
        Setup setup = new Setup();
        setup.data = Optional.of(data.toString());
        setup.definitions.addAll(List.of(
                "store=memory", "imap.listen=127.0.0.1:0", "imaps.listen=127.0.0.1:0", "pop3.listen=127.0.0.1:0"));
        setup.definitions.addAll(List.of(definitions));
        Setup.Loaded loaded = setup.load();
        return new TestServer(
                data,
                RunningServer.start(
                        DataFolder.take(data).orElseThrow(),
                        loaded.plugins(),
                        loaded.configuration(),
                        RunningServer.Mail.DEMO));
    }

    /** Carries out a command for the data folder of the server. */
    Outcome run(String... arguments) {
        return run(data, arguments);
    }

    static Outcome run(Path data, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        int exitCode =
                RestanteCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    URI url(String scheme) {
        return Arrays.stream(server.readyLine().split(" "))
                .filter(word -> word.startsWith(scheme + "://"))
                .map(URI::create)
                .findFirst()
                .orElseThrow();
    }

    Client connect(String scheme) throws IOException {
        Socket socket = new Socket("127.0.0.1", url(scheme).getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Client(socket);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A client that says lines and reads them. */
    static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader reader;

        Client(Socket socket) throws IOException {
            this.socket = socket;
            this.reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void say(String text) throws IOException {
            socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Returns what comes up to a line that begins with this; fails if the connection ends before. */
        String until(String start) throws IOException {
            StringBuilder all = new StringBuilder();
            while (true) {
                String line = reader.readLine();
                if (line == null) {
                    throw new AssertionError("the server has ended after: " + all);
                }
                all.append(line).append('\n');
                if (line.startsWith(start)) {
                    return all.toString();
                }
            }
        }

        /** Returns everything that comes until the server ends the connection. */
        String rest() throws IOException {
            StringBuilder all = new StringBuilder();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                all.append(line).append('\n');
            }
            return all.toString();
        }

        /** Says commands, each with a tag of its own, and waits for the answer of each. */
        String imap(String... commands) throws IOException {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < commands.length; i++) {
                say("t" + i + " " + commands[i]);
                all.append(until("t" + i + " "));
            }
            return all.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
