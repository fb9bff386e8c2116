package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class TextSearchTest {
    private static final String MAIL =
            """
            Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= raw
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            U3RyYcOfZSBuYWNoIMOEcmdlcg==
            --b
            Content-Type: text/html; charset=iso-8859-1; name=note.html
            Content-Transfer-Encoding: quoted-printable

            caf=E9 on two li=
            nes
            --b
            Content-Type: application/octet-stream

            hidden
            --b
            Content-Type: message/rfc822

            Subject: inner subject

            inner text
            --b--
            """;

    private static boolean search(String wanted, TextSearch.Scope scope) {
        byte[] octets = Mail.octets(MAIL);
        return new TextSearch(wanted, scope).matches(Mail.scan(MAIL).part(), (position, target, offset, length) -> {
            int count = (int) Math.min(Math.min(length, 7), octets.length - position);
            System.arraycopy(octets, (int) position, target, offset, count);
            return count;
        });
    }

    private static boolean body(String wanted) {
        return search(wanted, TextSearch.Scope.BODY);
    }

    @Test
    void findsDecodedTextInAnyCase() {
        assertThat(body("STRASSE NACH")).isFalse(); // i;unicode-casemap does not expand a sharp s
        assertThat(body("nach \u00e4rger")).isTrue();
        assertThat(body("CAF\u00c9 on two lines")).isTrue();
        assertThat(body("cafe\u0301 ON")).isTrue();
        assertThat(body("")).isTrue();
    }

    @Test
    void looksIntoInnerHeadersAndMessagesButNotIntoData() {
        assertThat(body("note.html")).isTrue();
        assertThat(body("inner subject")).isTrue();
        assertThat(body("inner text")).isTrue();
        assertThat(body("hidden")).isFalse();
        assertThat(body("subjectinner")).isFalse();
    }

    @Test
    void looksIntoTheHeaderOfTheMessageForTextOnly() {
        assertThat(search("gr\u00fc\u00dfe raw", TextSearch.Scope.TEXT)).isTrue();
        assertThat(search("=C3=BC", TextSearch.Scope.TEXT)).isTrue();
        assertThat(body("gr\u00fc\u00dfe raw")).isFalse();
        assertThat(search("lines", TextSearch.Scope.TEXT)).isTrue();
    }

    @Property
    void findsWhatContainsFinds(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String text,
            @ForAll @CharRange(from = 'A', to = 'C') @StringLength(max = 5) String wanted) {
        TextMatcher matcher = new TextMatcher(wanted);
        matcher.feed(text);
        assertThat(matcher.found()).isEqualTo(text.contains(wanted.toLowerCase(Locale.ROOT)));
    }

    @Property
    void foldsAnythingWithoutTrouble(@ForAll String text, @ForAll @AlphaChars String more) {
        TextMatcher matcher = new TextMatcher(text);
        matcher.feed(more + text);
        matcher.feed("\0");
        assertThat(matcher.found()).isTrue();
        assertThat(TextFolding.fold(more)).isEqualTo(more.toUpperCase(Locale.ROOT));
    }

    @Property
    void aSplitOfTheOctetsDoesNotMatter(@ForAll String text, @ForAll Random random) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder decoded = new StringBuilder();
        TextDecoder decoder = new TextDecoder(
                TransferEncoding.IDENTITY, "utf8", (chars, from, to) -> decoded.append(chars, from, to - from));
        for (int at = 0; at < octets.length; ) {
            int count = Math.min(octets.length - at, random.nextInt(4));
            decoder.feed(octets, at, count);
            at += count;
        }
        decoder.finish();
        assertThat(decoded).hasToString(new String(octets, StandardCharsets.UTF_8));
    }

    @Test
    void decodesLongTextAndCutOffText() {
        StringBuilder decoded = new StringBuilder();
        TextDecoder decoder = new TextDecoder(
                TransferEncoding.IDENTITY, "iso-2022-jp", (chars, from, to) -> decoded.append(chars, from, to - from));
        byte[] octets = ("\u65e5\u672c".repeat(5_000)).getBytes(TextCharsets.orUtf8("ISO-2022-JP"));
        decoder.feed(octets, 0, octets.length - 1);
        decoder.finish();
        assertThat(decoded.toString()).startsWith("\u65e5\u672c".repeat(4_999));
    }
}
