package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class MimeScannerTest {

    // RFC 9051 section 7.5.2, the example of BODYSTRUCTURE: two texts, the second in base64.
    @Test
    void answersTheExampleOfTheRfc() {
        String mail =
                """
                Content-Type: MULTIPART/MIXED; BOUNDARY="b"

                preamble
                --b
                Content-Type: TEXT/PLAIN; CHARSET=US-ASCII

                one
                two

                --b
                Content-Type: TEXT/PLAIN; CHARSET=US-ASCII; NAME="cc.diff"
                Content-ID: <960723163407.20117h@cac.washington.edu>
                Content-Description: Compiler diff
                Content-Transfer-Encoding: BASE64

                YWJj
                --b--
                epilogue
                """;

        assertThat(Mail.body(mail))
                .isEqualTo("((\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 10 2)"
                        + "(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\" \"NAME\" \"cc.diff\")"
                        + " \"<960723163407.20117h@cac.washington.edu>\" \"Compiler diff\" \"BASE64\" 4 0) \"MIXED\")");
    }

    @Test
    void takesAMessageWithoutMimeForPlainText() {
        assertThat(Mail.body("Subject: x\n\none\ntwo\n"))
                .isEqualTo("(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 10 2)");
    }

    @Test
    void answersNothingAtAllAsEmptyText() {
        assertThat(Mail.body("")).isEqualTo("(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 0 0)");
        assertThat(Mail.envelope("")).isEqualTo("(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)");
    }

    @Test
    void countsLinesOfTextAndMessagesOnly() {
        assertThat(Mail.body("Content-Type: image/png\n\na\nb\n"))
                .isEqualTo("(\"image\" \"png\" NIL NIL NIL \"7BIT\" 6)");
    }

    @Test
    void givesExtensionData() {
        assertThat(
                        Mail.bodyStructure(
                                """
                        Content-Type: application/pdf; name="a b.pdf"
                        Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==
                        Content-Disposition: attachment; filename="a \\"b\\".pdf"; size=3
                        Content-Language: de, en (for the rest)
                        Content-Location: http://example.com/a.pdf

                        abc"""))
                .isEqualTo("(\"application\" \"pdf\" (\"name\" \"a b.pdf\") NIL NIL \"7BIT\" 3"
                        + " \"Q2hlY2sgSW50ZWdyaXR5IQ==\""
                        + " (\"attachment\" (\"filename\" \"a \\\"b\\\".pdf\" \"size\" \"3\"))"
                        + " (\"de\" \"en\") \"http://example.com/a.pdf\")");
    }

    @Test
    void givesAnInnerMessageItsEnvelopeItsBodyAndItsLines() {
        assertThat(
                        Mail.body(
                                """
                        Content-Type: message/rfc822

                        Subject: inner

                        text
                        """))
                .isEqualTo("(\"MESSAGE\" \"rfc822\" NIL NIL NIL \"7BIT\" 24"
                        + " (NIL \"inner\" NIL NIL NIL NIL NIL NIL NIL NIL)"
                        + " (\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 6 1) 3)");
    }

    @Test
    void knowsMessageGlobalAndTheDefaultOfADigest() {
        assertThat(Mail.body("Content-Type: message/global\n\n"))
                .startsWith("(\"MESSAGE\" \"global\" NIL NIL NIL \"7BIT\" 0 (NIL");
        assertThat(Mail.body("Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: s\n\nt\n--b--\n"))
                .startsWith("((\"MESSAGE\" \"RFC822\" NIL NIL NIL \"7BIT\" 15 (NIL \"s\" NIL");
    }

    @Test
    void givesAMultipartWithoutPartsAnEmptyOne() {
        String empty = "((\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 0 0) \"mixed\")";
        assertThat(Mail.body("Content-Type: multipart/mixed; boundary=b\n\nno parts here\n"))
                .isEqualTo(empty);
        assertThat(Mail.body("Content-Type: multipart/mixed; boundary=b\n\n--b--\n"))
                .isEqualTo(empty);
        assertThat(Mail.body("Content-Type: multipart/mixed; boundary=b\n")).isEqualTo(empty);
    }

    @Test
    void takesAMultipartWithoutABoundaryForText() {
        assertThat(Mail.body("Content-Type: multipart/mixed\n\n--b\n\nx\n"))
                .isEqualTo("(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 10 3)");
        assertThat(Mail.body("Content-Type: nonsense\n\nx")).startsWith("(\"TEXT\" \"PLAIN\"");
    }

    @Test
    void tellsABoundaryFromTheBeginningOfAnother() {
        assertThat(
                        Mail.bodyStructure(
                                """
                        Content-Type: multipart/mixed; boundary=a

                        --a
                        Content-Type: multipart/alternative; boundary=ab

                        --ab

                        inner
                        --ab--
                        --abc is text of the epilogue
                        --a

                        outer
                        --a--
                        """))
                .startsWith("(((\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 5 0")
                .contains("\"alternative\"")
                .endsWith("NIL NIL NIL NIL) \"mixed\" (\"boundary\" \"a\") NIL NIL NIL)");
    }

    @Test
    void closesInnerPartsAtAnOuterDelimiter() {
        String mail =
                """
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: multipart/mixed; boundary=i

                --i

                never closed
                --o

                second
                """;
        assertThat(Mail.section(mail, PartSection.Text.ALL, 1, 1)).isEqualTo("never closed");
        assertThat(Mail.section(mail, PartSection.Text.ALL, 2)).isEqualTo("second\n");
    }

    @Test
    void nestsMultipartsOfTheSameBoundary() {
        String mail =
                """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/mixed; boundary=b

                --b

                inner
                --b--
                --b

                outer
                --b--
                """;
        assertThat(Mail.section(mail, PartSection.Text.ALL, 1, 1)).isEqualTo("inner");
        assertThat(Mail.section(mail, PartSection.Text.ALL, 2)).isEqualTo("outer");
    }

    @Test
    void takesSpaceBehindADelimiterAndADelimiterAtTheEnd() {
        String mail = "Content-Type: multipart/mixed; boundary=\"b \"\n\n--b \t \n\none\n--b" + " ".repeat(500)
                + "\n\ntwo\n--b--";
        assertThat(Mail.section(mail, PartSection.Text.ALL, 1)).isEqualTo("one");
        assertThat(Mail.section(mail, PartSection.Text.ALL, 2)).isEqualTo("two");
    }

    @Test
    void endsAHeaderAtADelimiter() {
        String mail = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n--b\n--b\n\n--b--\n";
        assertThat(Mail.body(mail))
                .isEqualTo("((\"TEXT\" \"html\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 0 0)"
                        + "(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 0 0)"
                        + "(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 0 0) \"mixed\")");
    }

    @Test
    void readsBareLineFeedsAndPassesOverWhatIsNoField() {
        byte[] mail =
                ("From me@example.com Mon Sep  2 12:00:00 2002\n>From you\nSubject : s\nno field\nTo: a@b\n\nx\n--b\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        Summary summary = Mail.scan(mail, MimeLimits.DEFAULT);

        assertThat(summary.envelope().subject()).contains("s");
        assertThat(summary.envelope().to()).hasSize(1);
        assertThat(Mail.bodyStructure(summary)).contains("\"7BIT\" 6 2 ");
    }

    @Test
    void doesNotTakeABareCarriageReturnForALineEnd() {
        byte[] mail = "Subject: a\rb\r\rTo: c@d\r\n\r\nx\ry\0\r\n".getBytes(StandardCharsets.ISO_8859_1);
        Summary summary = Mail.scan(mail, MimeLimits.DEFAULT);

        assertThat(summary.envelope().subject()).contains("a b  To: c@d");
        assertThat(Mail.bodyStructure(summary)).contains("\"7BIT\" 6 1 ");
    }

    @Test
    void keepsEightBitOctetsAndSendsThemAsLiterals() {
        assertThat(Mail.envelope("Subject: caf\u00e9\n\n")).startsWith("(NIL {4}\r\ncaf\u00e9 NIL");
        assertThat(Mail.bodyStructure("Content-Type: text/plain; name=\u00e9\n\n"))
                .startsWith("(\"TEXT\" \"plain\" (\"name\" {1}\r\n\u00e9 \"CHARSET\" \"US-ASCII\")");
    }

    @Test
    void letsNoLineEndIntoWhatIsSent() {
        assertThat(Mail.envelope("From: =?UTF-8?Q?A=0D=0A=2A_9_EXISTS?= <a@b>\n\n"))
                .contains("((\"=?UTF-8?Q?A=0D=0A=2A_9_EXISTS?=\" NIL \"a\" \"b\"))")
                .doesNotContain("\r", "\n");
        assertThat(Mail.envelope("Subject: x\n y\r* 9 EXISTS\0\nFrom: \"a\r\n\r\n b\" <c@d>\n\n"))
                .doesNotContain("\r", "\n", "\0");
    }
}
