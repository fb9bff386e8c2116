package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HeaderFilterTest {
    private static final String HEADER =
            "From: a\nSUBJECT : one\n\ttwo\nX: y\nno field\nsubject:three\n\nSubject: body\n";

    private static String filter(HeaderFilter filter, String text) {
        OctetBuffer out = new OctetBuffer();
        byte[] octets = Mail.octets(text);
        filter.feed(octets, 0, octets.length, out::add);
        filter.finish(out::add);
        return Mail.latin1(out.toBytes()).replace("\r\n", "\n");
    }

    @Test
    void letsFieldsThroughInTheirOrderWithTheirFolds() {
        assertThat(filter(HeaderFilter.fields(List.of("Subject")), HEADER))
                .isEqualTo("SUBJECT : one\n\ttwo\nsubject:three\n\n");
    }

    @Test
    void letsAllOthersThrough() {
        assertThat(filter(HeaderFilter.fieldsNot(List.of("subject", "from")), HEADER))
                .isEqualTo("X: y\nno field\n\n");
    }

    @Test
    void endsWithAnEmptyLineInAnyCase() {
        assertThat(filter(HeaderFilter.fields(List.of("a")), "")).isEqualTo("\n");
        assertThat(filter(HeaderFilter.fields(List.of("a")), "A: b")).isEqualTo("A: b\n\n");
        assertThat(filter(HeaderFilter.fields(List.of("a")), "A: b\n")).isEqualTo("A: b\n\n");
        assertThat(filter(HeaderFilter.fieldsNot(List.of("a")), "b")).isEqualTo("b\n\n");
    }

    @Test
    void passesLinesThatAreTooLongForAName() {
        String line = "x".repeat(5_000) + ": y\n";
        assertThat(filter(HeaderFilter.fieldsNot(List.of("a")), line)).isEqualTo(line + "\n");
        assertThat(filter(HeaderFilter.fields(List.of("a")), line + "A: b\n")).isEqualTo("A: b\n\n");
    }

    @Test
    void collectsValues() {
        HeaderValues values = new HeaderValues("SUBJECT");
        byte[] octets = Mail.octets(HEADER);
        values.feed(octets, 0, octets.length);
        assertThat(values.finish()).containsExactly("one\ttwo", "three");
        assertThat(new HeaderValues("a").finish()).isEmpty();
    }
}
