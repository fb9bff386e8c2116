package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restante.protocol.mime.PartSection.Text.ALL;
import static org.restante.protocol.mime.PartSection.Text.HEADER;
import static org.restante.protocol.mime.PartSection.Text.MIME;
import static org.restante.protocol.mime.PartSection.Text.TEXT;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9051 section 6.4.5.1: the "example of a complex message with some of its part specifiers". */
final class PartSectionTest {
    private static final String COMPLEX =
            """
            Subject: complex
            Content-Type: multipart/mixed; boundary=o

            --o
            Content-Type: text/plain

            one
            --o
            Content-Type: application/octet-stream

            two
            --o
            Content-Type: message/rfc822

            Subject: three
            Content-Type: multipart/mixed; boundary=t

            --t

            three-one
            --t
            Content-Type: application/octet-stream

            three-two
            --t--
            --o
            Content-Type: multipart/mixed; boundary=f

            --f
            Content-Type: image/gif

            four-one
            --f
            Content-Type: message/rfc822

            Subject: four-two

            text
            --f--
            --o--
            """;

    @Test
    void findsTheMessageItself() {
        assertThat(Mail.section(COMPLEX, ALL)).isEqualTo(COMPLEX);
        assertThat(Mail.section(COMPLEX, HEADER))
                .startsWith("Subject: complex\n")
                .endsWith("boundary=o\n\n");
        assertThat(Mail.section(COMPLEX, TEXT)).startsWith("--o\n").endsWith("--o--\n");
    }

    @Test
    void findsPartsOfPartsAndOfMessages() {
        assertThat(Mail.section(COMPLEX, ALL, 1)).isEqualTo("one");
        assertThat(Mail.section(COMPLEX, ALL, 2)).isEqualTo("two");
        assertThat(Mail.section(COMPLEX, ALL, 3)).startsWith("Subject: three\n").endsWith("--t--");
        assertThat(Mail.section(COMPLEX, HEADER, 3))
                .startsWith("Subject: three\n")
                .endsWith("=t\n\n");
        assertThat(Mail.section(COMPLEX, TEXT, 3)).startsWith("--t\n").endsWith("--t--");
        assertThat(Mail.section(COMPLEX, ALL, 3, 1)).isEqualTo("three-one");
        assertThat(Mail.section(COMPLEX, ALL, 3, 2)).isEqualTo("three-two");
        assertThat(Mail.section(COMPLEX, ALL, 4)).startsWith("--f\n").endsWith("--f--");
        assertThat(Mail.section(COMPLEX, ALL, 4, 1)).isEqualTo("four-one");
        assertThat(Mail.section(COMPLEX, MIME, 4, 1)).isEqualTo("Content-Type: image/gif\n\n");
        assertThat(Mail.section(COMPLEX, ALL, 4, 2)).isEqualTo("Subject: four-two\n\ntext");
        assertThat(Mail.section(COMPLEX, HEADER, 4, 2)).isEqualTo("Subject: four-two\n\n");
        assertThat(Mail.section(COMPLEX, TEXT, 4, 2)).isEqualTo("text");
        assertThat(Mail.section(COMPLEX, ALL, 4, 2, 1)).isEqualTo("text");
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(Mail.section(COMPLEX, ALL, 5)).isEqualTo("NIL");
        assertThat(Mail.section(COMPLEX, ALL, 1, 1)).isEqualTo("NIL");
        assertThat(Mail.section(COMPLEX, ALL, 4, 2, 2)).isEqualTo("NIL");
        assertThat(Mail.section(COMPLEX, ALL, 4, 2, 1, 1)).isEqualTo("NIL");
        assertThat(Mail.section(COMPLEX, HEADER, 1)).isEqualTo("NIL");
        assertThat(Mail.section(COMPLEX, TEXT, 4)).isEqualTo("NIL");
        assertThat(Mail.section(COMPLEX, ALL, Integer.MAX_VALUE)).isEqualTo("NIL");
    }

    @Test
    void givesAMessageThatIsNoMultipartOnePart() {
        String mail = "Subject: s\n\ntext\n";
        assertThat(Mail.section(mail, ALL, 1)).isEqualTo("text\n");
        assertThat(Mail.section(mail, MIME, 1)).isEqualTo("Subject: s\n\n");
        assertThat(Mail.section(mail, ALL, 2)).isEqualTo("NIL");
        assertThat(Mail.section(mail, ALL, 1, 1)).isEqualTo("NIL");
    }

    @Test
    void looksIntoAMessageThatIsTheOnlyPart() {
        String mail = "Content-Type: message/rfc822\n\nSubject: s\n\ntext\n";
        assertThat(Mail.section(mail, ALL, 1)).isEqualTo("Subject: s\n\ntext\n");
        assertThat(Mail.section(mail, HEADER, 1)).isEqualTo("Subject: s\n\n");
        assertThat(Mail.section(mail, ALL, 1, 1)).isEqualTo("text\n");
    }

    @Test
    void refusesWhatTheGrammarHasNot() {
        assertThatThrownBy(() -> new PartSection(List.of(0), ALL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PartSection(List.of(), MIME)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutsOffAPieceOfARange() {
        ByteRange range = new ByteRange(10, 20);
        assertThat(range.slice(0, 4)).isEqualTo(new ByteRange(10, 14));
        assertThat(range.slice(8, 4)).isEqualTo(new ByteRange(18, 20));
        assertThat(range.slice(99, 4)).isEqualTo(new ByteRange(20, 20));
        assertThat(range.slice(1, Long.MAX_VALUE)).isEqualTo(new ByteRange(11, 20));
    }
}
