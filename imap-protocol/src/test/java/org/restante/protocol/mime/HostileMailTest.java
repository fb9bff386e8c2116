package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.BodyStructure;

/** Mail that was made to hurt: each case ends, and what comes of it is bounded. */
final class HostileMailTest {
    private static final int CHUNK = 1 << 20;

    private static Summary scan(String text) {
        return Mail.scan(text.getBytes(StandardCharsets.ISO_8859_1), MimeLimits.DEFAULT);
    }

    private static int depth(Part part) {
        return 1 + part.parts().stream().mapToInt(HostileMailTest::depth).max().orElse(0);
    }

    @Test
    void readsTenThousandOfAHundredThousandAddresses() {
        Summary summary = scan("To: a@b" + ",\n a@b".repeat(99_999) + "\n\n");
        assertThat(summary.envelope().to()).hasSize(10_000);
        assertThat(summary.holds("To")).isFalse();

        assertThat(scan("To: a@b\n".repeat(100_000) + "\n").envelope().to()).hasSize(10_000);
    }

    @Test
    void leavesWhatIsBehindTenThousandPartsInTheLastOne() {
        String mail = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(100_000) + "--b--\n";
        Summary summary = scan(mail);

        assertThat(summary.part().parts()).hasSize(9_999); // and the message itself
        Part last = summary.part().parts().get(9_998);
        assertThat(last.end()).isEqualTo(mail.length() - "\n--b--\n".length());
        assertThat(((BodyStructure.Multipart) summary.bodyStructure()).parts()).hasSize(9_999);
    }

    @Test
    void takesWhatNestsTooDeepForData() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        Summary summary = scan(mail.toString());
        assertThat(depth(summary.part())).isEqualTo(64);
        assertThat(summary.bodyStructure()).isNotNull();
        assertThat(Mail.bodyStructure(summary)).contains("(\"APPLICATION\" \"OCTET-STREAM\" NIL NIL NIL \"7BIT\" ");

        Summary messages = scan("Content-Type: message/rfc822\n\n".repeat(10_000));
        assertThat(depth(messages.part())).isEqualTo(64);
        assertThat(Mail.bodyStructure(messages)).contains("\"OCTET-STREAM\"");
    }

    @Test
    void closesBrokenMessagesInMessages() {
        Summary summary = scan("Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: message/rfc822\n\nContent-Type: message/rfc822\n".repeat(50) + "--b--");
        assertThat(summary.part().parts()).hasSize(50);
        assertThat(summary.bodyStructure()).isNotNull();
    }

    @Test
    void keepsLittleOfAHeaderWithoutEnd() {
        MimeScanner scanner = new MimeScanner();
        byte[] octets = "Subject: ".getBytes(StandardCharsets.ISO_8859_1);
        scanner.feed(octets, 0, octets.length);
        byte[] chunk = "x".repeat(CHUNK).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 64; i++) {
            scanner.feed(chunk, 0, chunk.length);
        }
        Summary summary = scanner.finish();

        assertThat(summary.size()).isEqualTo(64L * CHUNK + octets.length);
        assertThat(summary.envelope().subject().orElseThrow()).hasSizeLessThan(CHUNK);
        assertThat(summary.encode()).hasSizeLessThan(2 * CHUNK);
        assertThat(summary.holds("Subject")).isFalse();
        assertThat(summary.headerValues("Subject")).isEmpty();
        assertThat(summary.holds("From")).isTrue();
    }

    @Test
    void passesOverTenThousandReceivedLines() {
        Summary summary = scan("Received: from a by b; date\n".repeat(10_000) + "Subject: s\n\nx");
        assertThat(summary.envelope().subject()).contains("s");
        assertThat(summary.encode()).hasSizeLessThan(500);
    }

    @Test
    void boundsWhatManyHeadersMayHoldTogether() {
        String part = "--b\nContent-Type: message/rfc822\n\nSubject: " + "s".repeat(2000) + "\n\nx\n";
        Summary summary = scan("Content-Type: multipart/mixed; boundary=b\n\n" + part.repeat(4_000));
        assertThat(summary.encode()).hasSizeLessThan(4 * CHUNK);
    }

    @Test
    void survivesCommentsAndStringsWithoutEnd() {
        assertThat(scan("From: " + "(".repeat(100_000) + "\\\n\n").envelope().from())
                .isEmpty();
        assertThat(scan("From: ((x\\\n\n").envelope().from()).isEmpty();
        assertThat(scan("From: " + "\"\\".repeat(100_000) + "\n\n").envelope().from())
                .hasSize(1);
        assertThat(scan("Content-Type: text/plain " + "(".repeat(100_000) + "\\")
                        .bodyStructure())
                .isNotNull();
        assertThat(scan("Content-Type: text/plain; a=\"" + "\\".repeat(100_001)).bodyStructure())
                .isNotNull();
        assertThat(scan("Content-Type:(\\\n\n").bodyStructure()).isNotNull();
        assertThat(scan("Date: " + "(".repeat(100_000) + "\\\n\n").sentDate()).isEmpty();
    }

    @Test
    void takesABoundaryThatIsTooLongForNone() {
        assertThat(scan("Content-Type: multipart/mixed; boundary=" + "b".repeat(200) + "\n\n")
                        .bodyStructure())
                .isInstanceOf(BodyStructure.Multipart.class);
        assertThat(scan("Content-Type: multipart/mixed; boundary=" + "b".repeat(201) + "\n\n")
                        .bodyStructure())
                .isInstanceOf(BodyStructure.Text.class);
    }

    @Test
    void keepsSmallerLimitsToo() {
        MimeLimits limits = new MimeLimits(2, 3, 100, 1, 1);
        Summary summary = Mail.scan(
                Mail.octets(
                        "To: a@b, c@d\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n--b\n\n2\n--b\n\n3\n--b--\n"),
                limits);
        assertThat(summary.envelope().to()).hasSize(1);
        assertThat(summary.part().parts()).hasSize(2);
        assertThatThrownBy(() -> new MimeLimits(0, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
