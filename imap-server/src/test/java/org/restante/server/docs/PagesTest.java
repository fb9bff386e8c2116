package org.restante.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.restante.server.ImapServer;
import org.restante.store.memory.MemoryStore;

/** The pages in {@code docs} say what is so. */
final class PagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Path SCRIPTS = ROOT.resolve("imap-server/src/test/resources/scripts");
    private static final String FROM = "<!-- from ";

    private static List<String> lines(String page) throws IOException {
        return Files.readAllLines(DOCS.resolve(page));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(DOCS);
                Stream<Path> front = Files.list(ROOT)) {
            return Stream.concat(docs, front)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    @Test
    void examplesAreWhatTheBuildCompiles() throws IOException {
        Set<String> withExamples = new TreeSet<>();
        for (Path file : pages()) {
            List<String> page = Files.readAllLines(file);
            for (int i = 0; i < page.size(); i++) {
                if (page.get(i).startsWith(FROM)) {
                    String source = page.get(i).substring(FROM.length()).replace(" -->", "");
                    int end = i + 2 + page.subList(i + 2, page.size()).indexOf("```");
                    assertThat(unindented(Files.readAllLines(ROOT.resolve(source))))
                            .as("%s of %s", source, file)
                            .contains(unindented(page.subList(i + 2, end)));
                    withExamples.add(file.getFileName().toString());
                }
            }
        }
        assertThat(withExamples).contains("README.md", "plugins.md", "embedding.md");
    }

    // What stands in a method is indented there, and not on the page.
    private static String unindented(List<String> lines) {
        return lines.stream().map(String::stripLeading).collect(Collectors.joining("\n"));
    }

    /** The cells of the rows of a page's tables, without the code marks. */
    private static List<List<String>> rows(String page) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines(page)) {
            if (line.startsWith("| ") && !line.startsWith("| RFC ")) {
                rows.add(Stream.of(line.substring(1).split("\\|"))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList());
            }
        }
        return rows;
    }

    private static Set<String> announced() throws IOException {
        try (ImapServer server = ImapServer.builder()
                .listen("127.0.0.1", 0)
                .store(new MemoryStore())
                .user("alice", "secret")
                .start()) {
            try (Socket client = new Socket("127.0.0.1", server.port())) {
                client.getOutputStream().write("a CAPABILITY\r\nb LOGOUT\r\n".getBytes(StandardCharsets.US_ASCII));
                String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                String line = said.lines()
                        .filter(l -> l.startsWith("* CAPABILITY "))
                        .findFirst()
                        .orElseThrow();
                Set<String> words = new TreeSet<>();
                Stream.of(line.substring("* CAPABILITY ".length()).split(" "))
                        .map(word -> word.contains("LIMIT=") ? word.substring(0, word.indexOf('=') + 1) : word)
                        .forEach(words::add);
                return words;
            }
        }
    }

    @Test
    void everyCapabilityHasItsStandard() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (List<String> row : rows("standards.md")) {
            Stream.of(row.get(1).split(" ")).filter(word -> !word.isEmpty()).forEach(listed::add);
        }
        Set<String> expected = announced();
        expected.addAll(Set.of("STARTTLS", "LOGINDISABLED")); // with a certificate, and off this machine
        expected.add("UNAUTHENTICATE"); // after login
        expected.addAll(Set.of("LOGIN-REFERRALS", "MAILBOX-REFERRALS", "JMAPACCESS")); // with settings
        assertThat(listed).isEqualTo(expected);
    }

    @Test
    void everyStandardHasAClassAndAScript() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            classes = new TreeSet<>(files.filter(file -> file.toString().contains("src/main/java"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList());
        }
        for (List<String> row : rows("standards.md")) {
            assertThat(classes)
                    .as(row.toString())
                    .containsAll(List.of(row.get(2).split(", ")));
            for (String script : row.get(3).split(", ")) {
                assertThat(SCRIPTS.resolve(script)).exists();
            }
        }
    }

    @Test
    void everySettingThatIsNamedIsOne() throws IOException {
        String reference = Files.readString(ROOT.resolve("distribution/src/main/resources/reference.conf"));
        for (List<String> row : rows("security.md")) {
            if (row.get(1).startsWith("limits.")) {
                assertThat(reference).contains("\n  " + row.get(1).substring("limits.".length()) + " = " + row.get(2));
            }
        }
    }

    @Test
    void everyAttackIsShownByATestThatThereIs() throws IOException {
        List<String> page = lines("security.md");
        int begin = page.indexOf("## Attacks that are tried");
        List<String> attacks = page.subList(begin + 1, page.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| attack "))
                .toList();
        assertThat(attacks).hasSizeGreaterThan(20);
        for (String attack : attacks) {
            String shownBy = attack.split("\\|")[3].replace("`", "").strip();
            for (String test : shownBy.split(", ")) {
                assertThat(exists(test)).as(test).isTrue();
            }
        }
    }

    // A script of the wire, a function of a script that drives clients, or a method of a test.
    private static boolean exists(String test) throws IOException {
        if (test.endsWith(".imap")) {
            return Files.exists(SCRIPTS.resolve(test));
        }
        int space = test.indexOf(' ');
        if (space > 0) {
            String script = Files.readString(ROOT.resolve("clients").resolve(test.substring(0, space)));
            return script.contains("\ndef " + test.substring(space + 1) + "(");
        }
        String[] method = test.split("\\.");
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            for (Path file : files.filter(file -> file.endsWith(method[0] + ".java"))
                    .filter(file -> file.toString().contains("src/test/java"))
                    .toList()) {
                if (Files.readString(file).contains(" void " + method[1] + "(")) {
                    return true;
                }
            }
        }
        return false;
    }
}
