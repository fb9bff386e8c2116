package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static String preview(String mail) {
        return Mail.scan(mail).preview().orElseThrow();
    }

    @Test
    void isTheTextAsOneLine() {
        assertThat(preview("Subject: s\n\n  Hello,\n\n\tWorld!  \n")).isEqualTo("Hello, World!");
        assertThat(preview("Subject: s\n\n")).isEmpty();
        assertThat(preview("Subject: s\n")).isEmpty();
        assertThat(preview("")).isEmpty();
    }

    @Test
    void hasTwoHundredCharactersWhateverTheirOctets() {
        String mail = "Content-Type: text/plain; charset=utf-8\n\n" + "\u00e4".repeat(10) + "\ud83d\ude00".repeat(300);
        String preview = Mail.scan(mail.getBytes(StandardCharsets.UTF_8), MimeLimits.DEFAULT)
                .preview()
                .orElseThrow();
        assertThat(preview).isEqualTo("\u00e4".repeat(10) + "\ud83d\ude00".repeat(190));
        assertThat(preview("\n\n" + "ab ".repeat(100))).hasSize(200).endsWith("ab");
    }

    @Test
    void takesOffTransferEncodingAndCharset() {
        assertThat(preview(
                        "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
                                + "caf=E9=\n noir"))
                .isEqualTo("caf\u00e9 noir");
        assertThat(preview("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                        + "Z3LDvMOfZQ==\n"))
                .isEqualTo("gr\u00fc\u00dfe");
    }

    @Test
    void prefersPlainTextOfAlternatives() {
        String plain = "--b\nContent-Type: text/plain\n\nplain\n";
        String html = "--b\nContent-Type: text/html\n\n<p>rich</p>\n";
        String head = "Content-Type: multipart/alternative; boundary=b\n\n";
        assertThat(preview(head + plain + html + "--b--\n")).isEqualTo("plain");
        assertThat(preview(head + html + plain + "--b--\n")).isEqualTo("plain");
        assertThat(preview(head + "--b\n\n \n" + html + "--b--\n"))
                .as("nothing in the plain one")
                .isEqualTo("rich");
        assertThat(preview(head.replace("alternative", "mixed") + html + plain + "--b--\n"))
                .as("a footer below")
                .isEqualTo("rich");
    }

    @Test
    void passesOverAttachments() {
        String head = "Content-Type: multipart/mixed; boundary=b\n\npreamble\n";
        String attachment = "--b\nContent-Type: text/plain\nContent-Disposition: ATTACHMENT; filename=a\n\nattached\n";
        String data = "--b\nContent-Type: application/pdf\n\n%PDF\n";
        assertThat(preview(head + attachment + data + "--b\n\nthe text\n--b--\nepilogue\n"))
                .isEqualTo("the text");
        assertThat(preview(head + data + "--b--\n")).isEmpty();
        assertThat(preview(head + "--b--\n")).isEmpty();
        assertThat(preview(head + "--b\nContent-Type: text/plain\n--b\n\nsecond\n--b--\n"))
                .isEmpty();
    }

    @Test
    void readsHtml() {
        String head = "Content-Type: text/html; charset=utf-8\n\n";
        assertThat(
                        preview(
                                head + "<!DOCTYPE html><html><head><title>t</title><style>p > a { x: \"<b>\" }</style>"
                                        + "<!-- c > --- --><script>if (a < b) '</p>'</script></head><body><p title='a>b'>Dear&nbsp;<b>A</b>nna,"
                                        + "</p><div>1 < 2 &amp; 3&lt;4 &#8364;5 &#x20AC;6 &euro;7 &unknown; &; & &#xD800; &#99999999;</div>"))
                .isEqualTo("Dear Anna, 1 < 2 & 3<4 \u20ac5 \u20ac6 \u20ac7 &unknown; &; & &#xD800; &#99999999;");
        assertThat(preview(head + "a<br>b<span>c</span><td>d</td><unclosed e")).isEqualTo("a bc d");
        assertThat(preview(head + "<style>never closed " + "<".repeat(1000))).isEmpty();
        assertThat(preview(head + "&zwnj;&nbsp;&zwnj;&#847; \u00ad text")).isEqualTo("text");
    }

    @Property(tries = 200)
    void isTheSameInWhateverPiecesTheMessageComes(@ForAll @IntRange(min = 1, max = 40) int size) {
        String mail = "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
                + "<p>rich</p>\r\n--b\r\nContent-Type: text/plain\r\n\r\nplain text\r\n--b--\r\n";
        byte[] octets = mail.getBytes(StandardCharsets.ISO_8859_1);
        MimeScanner scanner = new MimeScanner();
        for (int at = 0; at < octets.length; at += size) {
            scanner.feed(octets, at, Math.min(size, octets.length - at));
        }
        assertThat(scanner.finish().preview()).contains("plain text");
    }

    @Property(tries = 500)
    void nothingMakesItFail(@ForAll byte[] octets) {
        byte[] head = "Content-Type: text/html\n\n".getBytes(StandardCharsets.ISO_8859_1);
        MimeScanner scanner = new MimeScanner();
        scanner.feed(head, 0, head.length);
        scanner.feed(octets, 0, octets.length);
        assertThat(scanner.finish().preview().orElseThrow().codePoints().count())
                .isLessThanOrEqualTo(200);
    }

    @Test
    void aSummaryOfTheFirstVersionHasNone() {
        byte[] now = Mail.scan("Subject: s\nTo: a@b\n\ntext").encode();
        int ends = 24;
        int heads = 4; // the end of the preview is the last of the ends
        int preview = "text".length();
        ByteBuffer old = ByteBuffer.allocate(now.length - heads - preview);
        old.put((byte) 1).put(now, 1, ends - 1);
        for (int i = 0; i < 5; i++) {
            old.putInt(ByteBuffer.wrap(now).getInt(ends + i * 4) - heads);
        }
        old.put(now, ends + 6 * 4, now.length - ends - 6 * 4 - preview - 4);
        CRC32C crc = new CRC32C();
        crc.update(old.array(), 0, old.position());
        old.putInt((int) crc.getValue());
        Summary summary = Summary.decode(old.array());
        assertThat(summary.preview()).isEmpty();
        assertThat(summary.headerValues("Subject")).contains(List.of("s"));
        assertThat(summary.part()).isEqualTo(Summary.decode(now).part());
        assertThat(summary.envelope()).isEqualTo(Summary.decode(now).envelope());
    }
}
