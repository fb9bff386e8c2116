package org.restante.server.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the lines of a script mean: a script that passes must not pass by accident. */
final class MatchTest {
    private static final Bindings NOTHING = new Bindings(Map.of());
    private final Template template = new Template(new Fixtures(Path.of("none")), Optional.of("one\r\ntwo\r\n"));

    private Optional<Bindings> match(String expected, String said) {
        return Match.of(template.expected(expected), said, NOTHING);
    }

    @Test
    void textMatchesItselfOnly() {
        assertThat(match("a OK Done", "a OK Done")).isPresent();
        assertThat(match("a OK Done", "a OK done")).isEmpty();
        assertThat(match("a OK", "a OK Done")).isEmpty();
    }

    @Test
    void anyEndsWithTheLine() {
        assertThat(match("a {any} c", "a b b c")).isPresent();
        assertThat(match("a {any}", "a ")).isPresent();
        assertThat(match("a {any}\r\nb", "a x\r\ny\r\nb")).isEmpty();
        assertThat(match("a {lines}b", "a x\r\ny\r\nb")).isPresent();
    }

    @Test
    void flagsComeInAnyOrderButAllOfThemOnce() {
        assertThat(match("* 1 FETCH (FLAGS (\\Seen \\Draft))", "* 1 FETCH (FLAGS (\\Draft \\Seen))"))
                .isPresent();
        assertThat(match("* 1 FETCH (FLAGS (\\Seen \\Draft))", "* 1 FETCH (FLAGS (\\Seen))"))
                .isEmpty();
        assertThat(match("* 1 FETCH (FLAGS (\\Seen \\Draft))", "* 1 FETCH (FLAGS (\\Seen \\Draft \\Seen))"))
                .isEmpty();
    }

    @Test
    void itemsComeInAnyOrderWithTheirValues() {
        String expected = "* 1 FETCH (UID 7 BODY[HEADER.FIELDS (A B)] {lit:x) UID 8} FLAGS ())";
        assertThat(match(expected, "* 1 FETCH (FLAGS () BODY[HEADER.FIELDS (A B)] {8}\r\nx) UID 8 UID 7)"))
                .isPresent();
        assertThat(match(expected, "* 1 FETCH (FLAGS () BODY[HEADER.FIELDS (A B)] {8}\r\nx) UID 8 UID 8)"))
                .isEmpty();
        assertThat(match("* STATUS a (UIDNEXT 1 MESSAGES 2)", "* STATUS a (MESSAGES 2 UIDNEXT 1)"))
                .isPresent();
        assertThat(match("* STATUS a (UIDNEXT 1 MESSAGES 2)", "* STATUS a (UIDNEXT 2 MESSAGES 1)"))
                .isEmpty();
    }

    @Test
    void namesAreRememberedAndNumbersGrow() {
        Bindings known = match("* OK [UIDNEXT {n}]", "* OK [UIDNEXT 12]").orElseThrow();
        assertThat(known.value("n")).isEqualTo("12");
        assertThat(Match.of(template.expected("{n} {n-1}"), "12 11", known)).isPresent();
        assertThat(Match.of(template.expected("{n} {n-1}"), "12 12", known)).isEmpty();
        assertThat(Match.of(template.expected("{n+}"), "12", known)).isEmpty();
        assertThat(Match.of(template.expected("{n+}"), "13", known)
                        .orElseThrow()
                        .value("n"))
                .isEqualTo("13");
    }

    @Test
    void literalsAreCounted() {
        assertThat(NOTHING.render(template.sent("a {message+} b"))).isEqualTo("a {10+}\r\none\r\ntwo\r\n b");
        assertThat(NOTHING.render(template.sent("{lit8:{x00}}"))).isEqualTo("~{1}\r\n\0");
        assertThat(NOTHING.render(template.sent("{12} {12+} {3*ab} {base64:{x00}a}")))
                .isEqualTo("{12} {12+} ababab AGE=");
        assertThat(match("{str:a b}", "\"a b\"")).isPresent();
        assertThat(match("{str:a b}", "{3}\r\na b")).isPresent();
        assertThat(match("{astr:ab}", "ab")).isPresent();
    }

    @Test
    void wordsAreThereOrNot() {
        assertThat(match("[{has:A B}]", "[C B A]")).isPresent();
        assertThat(match("[{has:A B}]", "[C A]")).isEmpty();
        assertThat(match("[{lacks:A B}]", "[C D]")).isPresent();
        assertThat(match("[{lacks:A B}]", "[C B]")).isEmpty();
    }

    @Test
    void whatIsNoPlaceholderIsRefusedWithItsLine() {
        Path file = Path.of("x.imap");
        assertThatThrownBy(() -> ScriptParser.parse(file, file, "# one\nS: {nosuch:x}\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.imap:2");
        assertThatThrownBy(() -> ScriptParser.parse(file, file, "X: y\n")).hasMessageContaining("x.imap:1");
        assertThatThrownBy(() -> ScriptParser.parse(file, file, "@nosuch\n")).hasMessageContaining("no directive");
    }
}
