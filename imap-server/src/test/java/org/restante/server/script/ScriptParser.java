package org.restante.server.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the file of a script. */
final class ScriptParser {
    private static final String FILLER = "Subject: filler\r\n\r\n\r\n";
    private final List<Source> lines = new ArrayList<>();
    private final Fixtures fixtures;
    private final List<String> needs = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Step.Send> setup = new ArrayList<>();
    private final List<String> opening = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private String mailbox = "INBOX";
    private final Set<String> filled = new LinkedHashSet<>();
    private boolean login = true;
    private boolean recent;

    private ScriptParser(Fixtures fixtures) {
        this.fixtures = fixtures;
    }

    /**
     * Reads a script.
     *
     * @param messages the folder of the messages that it may call by name
     * @throws IllegalArgumentException if it is not a script, with the line
     */
    static Script parse(Path path, Path messages) throws IOException {
        return parse(path, messages, Files.readString(path, StandardCharsets.UTF_8));
    }

    static Script parse(Path path, Path messages, String text) {
        ScriptParser parser = new ScriptParser(new Fixtures(messages));
        int number = 0;
        for (String line : text.split("\n")) {
            parser.lines.add(new Source(path, ++number, Template.octets(line)));
        }
        for (int i = 0; i < parser.lines.size(); i++) {
            Source line = parser.lines.get(i);
            try {
                parser.line(line, parser.block(i + 1));
            } catch (RuntimeException failure) {
                throw new IllegalArgumentException(line + ": " + line.text() + ": " + failure.getMessage(), failure);
            }
        }
        parser.forgetRecent();
        return new Script(
                path, parser.needs, parser.settings, parser.setup, parser.opening, parser.login, parser.steps);
    }

    // The lines with | behind a line, each of them ending in CRLF.
    private Optional<String> block(int from) {
        StringBuilder octets = new StringBuilder();
        int i = from;
        for (; i < lines.size() && lines.get(i).text().startsWith("|"); i++) {
            String text = lines.get(i).text();
            octets.append(text.startsWith("| ") ? text.substring(2) : text.substring(1))
                    .append("\r\n");
        }
        return i == from ? Optional.empty() : Optional.of(octets.toString());
    }

    private void line(Source line, Optional<String> block) {
        String text = line.text();
        Template template = new Template(fixtures, block);
        if (text.isBlank() || text.startsWith("#") || text.startsWith("|")) {
            return;
        }
        if (text.startsWith("@")) {
            int space = text.indexOf(' ');
            directive(
                    line,
                    space < 0 ? text.substring(1) : text.substring(1, space),
                    space < 0 ? "" : text.substring(space + 1),
                    template,
                    block);
            return;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("neither C: nor S: nor @ nor #");
        }
        String who = text.substring(0, colon);
        int bracket = who.indexOf('[');
        String session = bracket < 0 ? "" : who.substring(bracket + 1, who.indexOf(']'));
        String kind = bracket < 0 ? who : who.substring(0, bracket) + who.substring(who.indexOf(']') + 1);
        String octets = text.startsWith(" ", colon + 1) ? text.substring(colon + 2) : text.substring(colon + 1);
        dialogue(line, kind, session, octets, template);
    }

    private void dialogue(Source line, String kind, String session, String octets, Template template) {
        switch (kind) {
            case "C" -> steps.add(new Step.Send(line, session, template.sent(octets + "\r\n"), false));
            case "C+" -> steps.add(new Step.Send(line, session, template.sent(octets + "\r\n"), true));
            case "C=" -> steps.add(new Step.Send(line, session, template.sent(octets), false));
            case "S", "S?" -> {
                Step.Line one = new Step.Line(line, template.expected(octets + "\r\n"), kind.endsWith("?"));
                steps.add(new Step.Expect(line, session, List.of(one)));
            }
            case "S*", "S*?" ->
                anyOrder(new Step.Line(line, template.expected(octets + "\r\n"), kind.endsWith("?")), session);
            case "S~" ->
                steps.add(
                        new Step.Await(line, session, new Step.Line(line, template.expected(octets + "\r\n"), false)));
            default -> throw new IllegalArgumentException("no such kind of line: " + kind);
        }
    }

    private void anyOrder(Step.Line line, String session) {
        List<Step.Line> group = new ArrayList<>();
        if (!steps.isEmpty()
                && steps.getLast() instanceof Step.Expect expect
                && expect.session().equals(session)
                && expect.source().text().split(":")[0].contains("*")
                && expect.lines().getLast().source().number() >= line.source().number() - 1 - blockLines(line)) {
            group.addAll(expect.lines());
            steps.removeLast();
        }
        group.add(line);
        steps.add(new Step.Expect(group.getFirst().source(), session, List.copyOf(group)));
    }

    // The | and # lines in front of a line: they do not end a group.
    private long blockLines(Step.Line line) {
        int i = line.source().number() - 2;
        int count = 0;
        while (i >= 0 && "|#".indexOf((lines.get(i).text() + " ").charAt(0)) >= 0) {
            count++;
            i--;
        }
        return count;
    }

    private void directive(Source line, String name, String argument, Template template, Optional<String> block) {
        switch (name) {
            case "needs" -> needs.addAll(List.of(argument.split(" ")));
            case "set" ->
                settings.put(
                        argument.substring(0, argument.indexOf(' ')), argument.substring(argument.indexOf(' ') + 1));
            case "login" -> login = !argument.equals("no");
            case "before" -> opening.add(argument);
            case "define" ->
                fixtures.define(argument, new Bindings(Map.of()).render(template.sent(block.orElseThrow())));
            case "do" -> setup.add(new Step.Send(line, "", template.sent(argument), false));
            case "recent" -> recent = true;
            case "in" -> mailbox = argument;
            case "message" -> append(line, argument, template, block);
            case "messages" -> {
                for (int i = 0; i < Integer.parseInt(argument); i++) {
                    append(line, new Piece.Text(FILLER), "");
                }
            }
            case "vanished" -> vanished(line, Integer.parseInt(argument));
            case "connect" -> steps.add(new Step.Control(line, argument, Step.Action.CONNECT));
            case "disconnect" -> steps.add(new Step.Control(line, argument, Step.Action.DISCONNECT));
            case "closed" -> steps.add(new Step.Control(line, argument, Step.Action.CLOSED));
            case "plain" -> steps.add(new Step.Control(line, argument, Step.Action.PLAIN));
            case "compress" -> steps.add(new Step.Control(line, argument, Step.Action.COMPRESS));
            case "starttls" -> steps.add(new Step.Control(line, argument, Step.Action.STARTTLS));
            default -> throw new IllegalArgumentException("no directive @" + name);
        }
    }

    // @message [NAME] [(FLAGS)] ["DATE"]: a message by name, or the lines that follow.
    private void append(Source line, String argument, Template template, Optional<String> block) {
        boolean named = !argument.isEmpty() && "(\"".indexOf(argument.charAt(0)) < 0;
        int space = argument.indexOf(' ');
        String name = named ? argument.substring(0, space < 0 ? argument.length() : space) : "";
        String rest = named ? argument.substring(name.length()).strip() : argument;
        String octets =
                named ? fixtures.octets(name) : new Bindings(Map.of()).render(template.sent(block.orElseThrow()));
        append(line, new Piece.Text(octets), rest.isEmpty() ? "" : rest + " ");
    }

    // A message is \\Recent in the first session that sees it: that is the set-up, unless the script is about it.
    private void forgetRecent() {
        if (!recent) {
            filled.forEach(name ->
                    setup.add(new Step.Send(lines.getFirst(), "", List.of(new Piece.Text("SELECT " + name)), false)));
        }
    }

    private void append(Source line, Piece content, String options) {
        filled.add(mailbox);
        setup.add(new Step.Send(
                line,
                "",
                List.of(
                        new Piece.Text("APPEND " + mailbox + " " + options),
                        new Piece.Literal(List.of(content), new LiteralForm("", ""))),
                false));
    }

    // UIDs that are not there any more.
    private void vanished(Source line, int count) {
        for (int i = 0; i < count; i++) {
            append(line, new Piece.Text(FILLER), "(\\Deleted) ");
        }
        for (String command : List.of("SELECT " + mailbox, "EXPUNGE", "CLOSE")) {
            setup.add(new Step.Send(line, "", List.of(new Piece.Text(command)), false));
        }
    }
}
