package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.BodyParameter;

final class ParameterListTest {

    private static List<BodyParameter> read(String field) {
        FieldCursor cursor = new FieldCursor(field.getBytes(StandardCharsets.ISO_8859_1));
        return ParameterList.read(cursor, 128);
    }

    private static BodyParameter parameter(String name, String value) {
        return new BodyParameter(name, value);
    }

    @Test
    void readsTokensStringsAndComments() {
        assertThat(read("x; charset=us-ascii (Plain text); a=\"b;c\\\\\"; d = e ;; f"))
                .containsExactly(parameter("charset", "us-ascii"), parameter("a", "b;c\\"), parameter("d", "e"));
    }

    @Test
    void readsWhatShouldHaveBeenQuoted() {
        assertThat(read("x; name=my file (1).pdf; size=3"))
                .containsExactly(parameter("name", "my file"), parameter("size", "3"));
        assertThat(read("x; name=\"no end")).containsExactly(parameter("name", "no end"));
        assertThat(read("x; name=; =y")).containsExactly(parameter("name", ""));
    }

    // RFC 2231 section 3
    @Test
    void joinsContinuationsInWhateverOrder() {
        assertThat(read("x; URL*1=\"cs.utk.edu\"; a=b; URL*0=\"ftp://\""))
                .containsExactly(parameter("URL", "ftp://cs.utk.edu"), parameter("a", "b"));
    }

    // RFC 2231 section 4.1
    @Test
    void joinsEncodedContinuationsAndLeavesThemEncoded() {
        assertThat(read("x; title*0*=us-ascii'en'This%20is%20even%20more%20; title*1*=%2A%2A%2Afun%2A%2A%2A%20;"
                        + " title*2=\"isn't it!\""))
                .containsExactly(parameter(
                        "title*", "us-ascii'en'This%20is%20even%20more%20%2A%2A%2Afun%2A%2A%2A%20isn%27t%20it!"));
        assertThat(read("x; n*0=a; n*1*=%20")).containsExactly(parameter("n*", "''a%20"));
        assertThat(read("x; n*=utf-8''%e4")).containsExactly(parameter("n*", "utf-8''%e4"));
    }

    @Test
    void stopsAtAGapAndLeavesWhatHasNoBeginning() {
        assertThat(read("x; n*0=a; n*2=c")).containsExactly(parameter("n", "a"));
        assertThat(read("x; n*1=a")).containsExactly(parameter("n*1", "a"));
        assertThat(read("x; n*00=a; n*x=b; n*=c")).hasSize(3);
    }

    @Test
    void joinsNoMoreThanTheLimit() {
        String field = "x"
                + IntStream.range(0, 100_000).mapToObj(i -> ";name*" + i + "=v").collect(Collectors.joining());
        assertThat(read(field)).containsExactly(parameter("name", "v".repeat(128)));
    }
}
