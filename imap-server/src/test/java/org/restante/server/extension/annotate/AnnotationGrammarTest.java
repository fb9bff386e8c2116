package org.restante.server.extension.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.command.Encodable;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

class AnnotationGrammarTest {
    private static ImapReader reader(String text) {
        return new ImapReader(Frame.of(text), Grammar.core());
    }

    private static String written(Encodable item) {
        ImapWriter out = new ImapWriter();
        item.encode(out);
        return new String(out.take(), StandardCharsets.ISO_8859_1);
    }

    private static String arguments(Encodable item) {
        String written = written(item);
        assertThat(written).startsWith("ANNOTATION ");
        return written.substring("ANNOTATION".length());
    }

    // Those of RFC 5257 section 4.3 among them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                " (/comment value)",
                " (/* (value.priv size.priv))",
                " (/% value.shared)",
                " ((/comment /altsubject) value.priv)",
                " ((\"/vendor/a b\" *x% /1.2/flags/seen) (size value.shared))"
            })
    void fetchIsReadAndWrittenAgain(String text) throws ImapSyntaxException {
        FetchAnnotation item = FetchAnnotation.parse(reader(text));
        assertThat(FetchAnnotation.parse(reader(arguments(item)))).isEqualTo(item);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " /comment value \"IMAP4\"",
                " * value.priv \"\"",
                " \"/1/a b\" VALUE.shared NIL",
                " %/x value \"a \\\" b\""
            })
    void searchIsReadAndWrittenAgain(String text) throws ImapSyntaxException {
        SearchAnnotation key = SearchAnnotation.parse(reader(text));
        assertThat(SearchAnnotation.parse(reader(arguments(key)))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {" /altsubject value.shared", " \"/vendor/a b\" VALUE.PRIV"})
    void sortIsReadAndWrittenAgain(String text) throws ImapSyntaxException {
        SortAnnotation key = SortAnnotation.parse(reader(text));
        ImapWriter out = new ImapWriter();
        key.encode(out);
        String written = new String(out.take(), StandardCharsets.ISO_8859_1);
        assertThat(SortAnnotation.parse(reader(written.substring("ANNOTATION".length()))))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " (/comment (value.priv \"My new comment\"))",
                " (/comment (value.shared NIL value.priv \"x\") /1.2/flags/seen (value.priv \"1\"))",
                " (\"/vendor/a b\" (value.shared \"\"))"
            })
    void storeIsReadAndWrittenAgain(String text) throws ImapSyntaxException {
        Assignments assignments = Assignments.parse(reader(text));
        Assignments again =
                Assignments.parse(reader(arguments(new AppendAnnotation(assignments, AnnotateSettings.DEFAULT))));
        assertThat(again.entries().stream().distinct())
                .isEqualTo(assignments.entries().stream().distinct().toList());
        assertThat(written(new AppendAnnotation(again, AnnotateSettings.DEFAULT)))
                .isEqualTo(written(new AppendAnnotation(assignments, AnnotateSettings.DEFAULT)));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab/*%").ofMaxLength(10).map(text -> "/" + text);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ab/").ofMaxLength(12).map(text -> "/" + text);
    }

    // Against the regular expression that the RFC's words come to.
    @Property(tries = 3000)
    void patternsMatchAsTheRfcHasIt(@ForAll("patterns") String text, @ForAll("names") String name) {
        EntryPattern pattern;
        try {
            pattern = EntryPattern.parse(reader(text));
        } catch (ImapSyntaxException none) {
            assertThat(text).matches(".*//.*|.*/");
            return;
        }
        Pattern same = Pattern.compile(text.replace("*", ".+").replace("%", "[^/]+"));
        assertThat(pattern.matches(name)).isEqualTo(same.matcher(name).matches());
    }

    @Property
    void whateverIsReadAsANameIsReadOrRefused(@ForAll String text) {
        String quoted = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        try {
            EntryName name = EntryName.parse(reader(quoted));
            assertThat(name.name()).matches("/[ -~&&[^*%]]*[^/]").doesNotContain("//");
        } catch (ImapSyntaxException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " drafts ANNOTATION (/comment (value.priv ",
                " drafts (\\Seen) \" 7-Feb-1994 21:52:25 -0800\" annotation (",
                " drafts ANNOTATION (/comment (value.priv \") ANNOTATION \\\")\" value.shared ",
                ") ANNOTATION (/a (",
                " ANNOTATION (/comment (value.priv \"x\") /b ("
            })
    void literalsWithinAnnotationsAreKnown(String soFar) {
        assertThat(AnnotationLiterals.isWithin(Frame.of(soFar))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " drafts ",
                " drafts ANNOTATION (/comment (value.priv \"x\")) ",
                " drafts (ANNOTATION (",
                " drafts CATENATE (TEXT ",
                " \" ANNOTATION (\" ",
                " drafts XANNOTATION (",
                " drafts ANNOTATION (/comment (value.priv \"x\")) CATENATE (URL \" ANNOTATION (\" TEXT ",
                " TEXT ",
                ") "
            })
    void literalsOfMessagesAreNone(String soFar) {
        assertThat(AnnotationLiterals.isWithin(Frame.of(soFar))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1023, (1 << 20) + 1})
    void aValueHasASizeThatTheRfcAllows(int value) {
        assertThatThrownBy(() -> new AnnotateSettings(value, 10)).isInstanceOf(IllegalArgumentException.class);
        for (int entries : List.of(9, 1001)) {
            assertThatThrownBy(() -> new AnnotateSettings(1024, entries)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
