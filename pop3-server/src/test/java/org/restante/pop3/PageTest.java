package org.restante.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.core.tls.SelfSigned;

/** The page {@code docs/pop3.md} says what is so. */
final class PageTest {
    private static final Path PAGE = Path.of("../docs/pop3.md");
    private static final Path REFERENCE = Path.of("../distribution/src/main/resources/reference.conf");

    @TempDir
    Path folder;

    private static List<List<String>> standards() throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        return page.subList(page.indexOf("## Standards"), page.size()).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| RFC "))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList())
                .toList();
    }

    @Test
    void everyCapabilityHasItsStandard() throws IOException {
        try (Fixture server = new Fixture(Fixture.Options.usual().with(SelfSigned.in(folder)));
                Client client = server.connected()) {
            Set<String> announced = client.lines("CAPA")
                    .lines()
                    .map(line -> line.startsWith("SASL ") ? "SASL" : line)
                    .collect(Collectors.toSet());
            assertThat(standards().stream().map(row -> row.get(1))).containsExactlyInAnyOrderElementsOf(announced);
        }
    }

    @Test
    void everyStandardHasAClassAndATest() throws IOException {
        for (List<String> row : standards()) {
            for (String type : row.get(2).split(", ")) {
                assertThat(Path.of("src/main/java/org/restante/pop3", type + ".java"))
                        .exists();
            }
            for (String type : row.get(3).split(", ")) {
                assertThat(Path.of("src/test/java/org/restante/pop3", type + ".java"))
                        .exists();
            }
        }
    }

    @Test
    void everySettingThatIsNamedIsOne() throws IOException {
        String reference = Files.readString(REFERENCE);
        String page = Files.readString(PAGE);
        Set<String> named = Stream.of(page.split("[^a-z0-9.-]"))
                .filter(word -> word.startsWith("pop3.") && !word.equals("pop3.md") || word.startsWith("limits."))
                .map(word -> word.substring(word.indexOf('.') + 1))
                .collect(Collectors.toSet());
        assertThat(named).contains("listen", "mark-seen", "idle-time", "login-time");
        for (String setting : named) {
            assertThat(reference).contains("\n  " + setting + " = ");
        }
    }
}
