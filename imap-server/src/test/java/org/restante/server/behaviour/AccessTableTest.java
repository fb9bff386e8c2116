package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.restante.protocol.model.MailboxName;
import org.restante.store.access.AccessLists;
import org.restante.store.access.Right;
import org.restante.store.access.Rights;

/** Each command of the table in {@code docs/access.md}, with each right: given alone, and taken away from all. */
final class AccessTableTest {
    private static TestServer server;
    private static Client alice;
    private static int boxes;

    /** A row of the tables; {@code shownAs} is there in the second. */
    private record Row(String command, Rights needed, List<String> tries, Optional<String> shownAs) {
        @Override
        public String toString() {
            return command;
        }
    }

    static List<Row> rows() throws IOException {
        return all().stream().filter(row -> row.shownAs().isEmpty()).toList();
    }

    static List<Row> showing() throws IOException {
        return all().stream().filter(row -> row.shownAs().isPresent()).toList();
    }

    private static List<Row> all() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../docs/access.md"))) {
            if (line.startsWith("| ") && line.contains("BOX")) {
                String[] cells = line.substring(1).split("\\|");
                String rights = cells[1].strip().equals("none") ? "" : cells[1].replace(" ", "");
                List<String> tries = Stream.of(cells[2].split("`"))
                        .filter(piece -> !piece.isBlank())
                        .toList();
                Optional<String> shownAs =
                        cells.length > 3 ? Optional.of(cells[3].replace("`", "").strip()) : Optional.empty();
                rows.add(new Row(cells[0].strip(), Rights.parse(rights), tries, shownAs));
            }
        }
        assertThat(rows).hasSizeGreaterThan(30);
        return rows;
    }

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start();
        alice = server.login("alice");
    }

    @AfterAll
    static void stop() throws IOException {
        alice.close();
        server.close();
    }

    @Test
    void everyCommandIsOnThePage() throws IOException {
        String page = Files.readString(Path.of("../docs/access.md"));
        assertThat(server.commands()).isNotEmpty().allSatisfy(command -> assertThat(page)
                .containsPattern("(\\| |\\*\\*)" + command + "( |\\*\\*)"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRightThatIsNeededIsNeededAndNoOther(Row row) throws IOException {
        for (Right right : Right.values()) {
            Rights others = Rights.ALL.without(Rights.of(right));
            String answer = attempt(row, others, true);
            if (row.needed().has(right)) {
                assertThat(answer).as("%s without %s", row, right.letter()).startsWith("NO [");
                String code = right == Right.LOOKUP ? "NO [NONEXISTENT]" : "NO [NOPERM]";
                assertThat(answer).as("%s without %s", row, right.letter()).startsWith(code);
            } else {
                assertThat(answer).as("%s without %s", row, right.letter()).startsWith("OK");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatIsNeededIsEnough(Row row) throws IOException {
        Rights enough = row.command().endsWith("METADATA") ? row.needed().and(Rights.of(Right.POST)) : row.needed();
        assertThat(attempt(row, enough, true)).as(row.command()).startsWith("OK");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whoHasNoRightsHearsWhatTheyHearOfNothing(Row row) throws IOException {
        // What is not there can be created, but for the rights of those above it.
        String nothing = attempt(row, Rights.NONE, false);
        assertThat(attempt(row, Rights.NONE, true)).as(row.command()).isEqualTo(nothing);
    }

    @ParameterizedTest
    @MethodSource("showing")
    void nothingIsShownWithoutTheRightToSeeIt(Row row) throws IOException {
        assertThat(isShown(row, row.needed())).as("%s with what is needed", row).isTrue();
        assertThat(isShown(row, Rights.NONE)).as("%s without rights", row).isFalse();
        for (Right right : Right.values()) {
            assertThat(isShown(row, Rights.ALL.without(Rights.of(right))))
                    .as("%s without %s", row, right.letter())
                    .isEqualTo(!row.needed().has(right));
        }
    }

    private static boolean isShown(Row row, Rights rights) throws IOException {
        List<String> lines = tryOut(row, rights, true);
        assertThat(lines.getLast()).as(row.command()).contains(" OK ");
        return lines.stream()
                .anyMatch(line -> line.startsWith(row.shownAs().orElseThrow() + " ")
                        && line.contains("Other Users/alice/box" + boxes));
    }

    private static String attempt(Row row, Rights rights, boolean there) throws IOException {
        String tagged = tryOut(row, rights, there).getLast();
        return tagged.substring(tagged.indexOf(' ') + 1);
    }

    /** Returns the responses to the last command that was tried. */
    private static List<String> tryOut(Row row, Rights rights, boolean there) throws IOException {
        String name = "box" + ++boxes;
        if (there) {
            alice.ok("CREATE " + name + "/sub");
            alice.append(
                    name, "(\\Deleted) ", "Subject: x\r\n\r\nx".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        AccessLists lists =
                server.store().account("alice").facet(AccessLists.class).orElseThrow();
        if (there) {
            for (String box : Set.of(name, name + "/sub")) {
                lists.change(MailboxName.of(box), list -> list.with("bob", rights));
            }
        }
        // So that bob has some business there at all, whatever the rights on the box.
        lists.change(MailboxName.INBOX, list -> list.with("bob", Rights.of(Right.POST)));
        try (Client bob = server.login("bob")) {
            bob.append("INBOX", "", "Subject: y\r\n\r\ny".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String box = "\"Other Users/alice/" + name;
            List<String> answer = List.of();
            for (String each : row.tries()) {
                String command = each.replace("⏎", "\r\n")
                        .replace("BOX/sub", box + "/sub\"")
                        .replace("BOX/new", box + "/new\"")
                        .replace("BOX/other", box + "/other\"")
                        .replace("BOX", box + "\"")
                        .replace("IN" + box + "\"", "INBOX");
                answer = bob.command(command);
                if (!answer.getLast().contains(" OK ")) {
                    return answer;
                }
            }
            return answer;
        }
    }
}
