package org.restante.server.script;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries out a script. */
final class ScriptRunner implements AutoCloseable {
    private static final String PASSWORD = "secret";
    private final Transcript transcript = new Transcript();
    private final Map<String, Wire> sessions = new LinkedHashMap<>();
    private final Map<String, List<Step.Line>> mayCome = new HashMap<>();
    private final Script script;
    private final InetSocketAddress address;
    private Bindings bindings;

    private ScriptRunner(Script script, InetSocketAddress address, String user) {
        this.script = script;
        this.address = address;
        this.bindings = new Bindings(Map.of("user", user, "password", PASSWORD));
    }

    /**
     * Runs a script with a user who has no mail yet.
     *
     * @throws ScriptMismatch if the server does not do what the script expects
     */
    static void run(Script script, InetSocketAddress address, String user) throws IOException {
        try (ScriptRunner runner = new ScriptRunner(script, address, user)) {
            if (!script.setup().isEmpty()) {
                runner.setUp();
            }
            for (Step step : script.steps()) {
                runner.carryOut(step);
            }
            runner.takeLeave();
        }
    }

    private void setUp() throws IOException {
        Source start = script.setup().getFirst().source();
        try (Wire wire = new Wire(address)) {
            wire.read();
            obey(
                    wire,
                    start,
                    "LOGIN {user} {password}",
                    new Template(noFixtures(), Optional.empty()).sent("LOGIN {user} {password}"));
            for (Step.Send command : script.setup()) {
                obey(wire, command.source(), command.source().text(), command.pieces());
            }
            wire.write("zz LOGOUT\r\n");
            wire.flush();
            while (wire.read().isPresent()) {
                // Until the server has gone, so that it has let go of the mailbox too.
            }
        }
    }

    private Fixtures noFixtures() {
        return new Fixtures(script.path().toAbsolutePath().getParent());
    }

    // One command of the set-up: it succeeds, and what it says does not matter.
    private void obey(Wire wire, Source source, String what, List<Piece> pieces) throws IOException {
        List<Piece> command = new ArrayList<>(List.of(new Piece.Text("su ")));
        command.addAll(pieces);
        command.add(new Piece.Text("\r\n"));
        send(wire, source, "setup", command);
        Optional<String> response = wire.read();
        while (response.isPresent() && response.get().startsWith("* ")) {
            response = wire.read();
        }
        if (!response.map(text -> text.startsWith("su OK")).orElse(false)) {
            throw new ScriptMismatch(source, what + " failed: " + response, transcript.toString());
        }
    }

    private void carryOut(Step step) throws IOException {
        switch (step) {
            case Step.Control control -> control(control);
            case Step.Send send -> {
                Wire wire = session(send.source(), send.session());
                send(wire, send.source(), send.session(), send.pieces());
                if (!send.held()) {
                    wire.flush();
                }
            }
            case Step.Expect expect -> expect(session(expect.source(), expect.session()), expect);
            case Step.Await await -> await(session(await.source(), await.session()), await);
        }
    }

    private Wire session(Source source, String name) throws IOException {
        Wire known = sessions.get(name);
        if (known != null) {
            return known;
        }
        Wire wire = new Wire(address);
        sessions.put(name, wire);
        if (!script.login()) {
            return wire;
        }
        wire.read();
        Template template = new Template(noFixtures(), Optional.empty());
        obey(wire, source, "LOGIN", template.sent("LOGIN {user} {password}"));
        for (String command : script.opening()) {
            obey(wire, source, command, template.sent(command));
        }
        return wire;
    }

    private void control(Step.Control control) throws IOException {
        Wire known = sessions.remove(control.session());
        switch (control.action()) {
            case CONNECT -> sessions.put(control.session(), new Wire(address));
            case DISCONNECT -> known.close();
            case CLOSED -> {
                Optional<String> more = next(known, control.source(), control.session());
                if (more.isPresent()) {
                    throw new ScriptMismatch(
                            control.source(), "the server was to close the connection", transcript.toString());
                }
                known.close();
            }
            case PLAIN -> {
                known.plain();
                sessions.put(control.session(), known);
            }
            case COMPRESS -> {
                known.compress();
                sessions.put(control.session(), known);
            }
            case STARTTLS -> {
                known.startTls(Certificates.trustingClient());
                sessions.put(control.session(), known);
            }
        }
    }

    private void send(Wire wire, Source source, String session, List<Piece> pieces) throws IOException {
        StringBuilder command = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Literal literal) {
                String content = bindings.render(literal.content());
                String announced = literal.form().announce(content.length());
                wire.write(announced);
                command.append(announced);
                if (literal.form().waits()) {
                    transcript.sent(session, command.toString());
                    command.setLength(0);
                    wire.flush();
                    continuation(wire, source, session);
                }
                wire.write(content);
                command.append(content);
            } else {
                String octets = bindings.render(List.of(piece));
                wire.write(octets);
                command.append(octets);
            }
        }
        transcript.sent(session, command.toString());
        if (session.equals("setup")) {
            wire.flush();
        }
    }

    private void continuation(Wire wire, Source source, String session) throws IOException {
        Optional<String> response = next(wire, source, session);
        if (!response.map(text -> text.startsWith("+ ")).orElse(false)) {
            throw new ScriptMismatch(source, "no continuation for the literal", transcript.toString());
        }
    }

    private void expect(Wire wire, Step.Expect expect) throws IOException {
        List<Step.Line> lines = new ArrayList<>(expect.lines());
        List<Step.Line> possible = mayCome.computeIfAbsent(expect.session(), name -> new ArrayList<>());
        while (lines.stream().anyMatch(line -> !line.optional())) {
            String response = required(wire, lines.getFirst().source());
            transcript.received(expect.session(), response);
            Step.Line met = Stream.concat(lines.stream(), possible.stream())
                    .filter(line -> meets(line, response))
                    .findFirst()
                    .orElseThrow(() -> mismatch(lines.getFirst()));
            if (!lines.remove(met)) {
                possible.remove(met);
            }
        }
        // A response that may come is not waited for: it is known again when it comes in front of the next one.
        if (expect.lines().stream().anyMatch(line -> !line.optional())) {
            possible.clear();
        }
        possible.addAll(lines);
    }

    private void await(Wire wire, Step.Await await) throws IOException {
        mayCome.remove(await.session());
        while (true) {
            String response = required(wire, await.source());
            transcript.received(await.session(), response);
            if (meets(await.line(), response)) {
                return;
            }
            if (!response.startsWith("* ")) {
                throw mismatch(await.line());
            }
        }
    }

    private boolean meets(Step.Line line, String response) {
        Optional<Bindings> match = Match.of(line.pieces(), response, bindings);
        match.ifPresent(known -> bindings = known);
        return match.isPresent();
    }

    private ScriptMismatch mismatch(Step.Line line) {
        return new ScriptMismatch(
                line.source(), "the last response is another one; known: " + bindings.values(), transcript.toString());
    }

    private String required(Wire wire, Source source) throws IOException {
        return response(wire, source)
                .orElseThrow(() -> new ScriptMismatch(source, "the server has gone", transcript.toString()));
    }

    private Optional<String> next(Wire wire, Source source, String session) throws IOException {
        Optional<String> response = response(wire, source);
        response.ifPresent(octets -> transcript.received(session, octets));
        return response;
    }

    private Optional<String> response(Wire wire, Source source) throws IOException {
        try {
            return wire.read();
        } catch (SocketTimeoutException timeout) {
            throw new ScriptMismatch(source, "nothing comes", transcript.toString());
        }
    }

    // Whatever else a server has said becomes visible here: only what is new in the mailbox may come before BYE.
    private void takeLeave() throws IOException {
        if (script.steps().isEmpty()) {
            return;
        }
        Source last = script.steps().getLast().source();
        for (Map.Entry<String, Wire> session : sessions.entrySet()) {
            Wire wire = session.getValue();
            wire.write("zz LOGOUT\r\n");
            wire.flush();
            String response = required(wire, last);
            while (isUpdate(response)) {
                response = required(wire, last);
            }
            transcript.received(session.getKey(), response);
            if (!response.startsWith("* BYE")) {
                throw new ScriptMismatch(last, "the script is over, and this is left", transcript.toString());
            }
            String farewell = required(wire, last);
            transcript.received(session.getKey(), farewell);
            if (!farewell.startsWith("zz OK")) {
                throw new ScriptMismatch(last, "no farewell", transcript.toString());
            }
        }
    }

    private static boolean isUpdate(String response) {
        List<String> words = Tokens.split(response.strip());
        return words.size() > 2
                && words.get(0).equals("*")
                && (List.of("EXISTS", "EXPUNGE", "FETCH", "RECENT").contains(words.get(2))
                        || words.get(1).equals("VANISHED"));
    }

    @Override
    public void close() throws IOException {
        for (Wire wire : sessions.values()) {
            wire.close();
        }
    }
}
