package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TransferDecoderTest {

    private static byte[] decode(TransferEncoding encoding, byte[] octets, Random random) {
        TransferDecoder decoder = TransferDecoder.of(encoding).orElseThrow();
        OctetBuffer out = new OctetBuffer();
        for (int at = 0; at < octets.length; ) {
            int count = Math.min(octets.length - at, random.nextInt(7));
            decoder.feed(octets, at, count, out::add);
            at += count;
        }
        decoder.finish(out::add);
        return out.toBytes();
    }

    private static String quotedPrintable(String text) {
        return Mail.latin1(
                decode(TransferEncoding.QUOTED_PRINTABLE, text.getBytes(StandardCharsets.ISO_8859_1), new Random(1)));
    }

    private static String base64(String text) {
        return Mail.latin1(decode(TransferEncoding.BASE64, text.getBytes(StandardCharsets.ISO_8859_1), new Random(1)));
    }

    @Property
    void base64GivesBackWhatWasEncoded(@ForAll byte[] octets, @ForAll Random random) {
        byte[] encoded = Base64.getMimeEncoder().encode(octets);
        assertThat(decode(TransferEncoding.BASE64, encoded, random)).isEqualTo(octets);
    }

    @Property
    void anyOctetsDecodeTheSameHoweverTheyAreSplit(@ForAll byte[] octets, @ForAll Random random) {
        for (TransferEncoding encoding : TransferEncoding.values()) {
            if (encoding != TransferEncoding.UNKNOWN) {
                assertThat(decode(encoding, octets, random)).isEqualTo(decode(encoding, octets, new Random(1)));
            }
        }
    }

    @Test
    void base64PassesOverWhatIsNotInTheAlphabet() {
        assertThat(base64("YW\r\n J!j")).isEqualTo("abc");
        assertThat(base64("YQ==YWI=YWJj")).isEqualTo("aababc");
        assertThat(base64("YWJjY")).isEqualTo("abc");
        assertThat(base64("YWI")).isEqualTo("ab");
        assertThat(base64("====")).isEmpty();
    }

    // RFC 2045 section 6.7
    @Test
    void quotedPrintableDecodesDigitsAndSoftBreaks() {
        assertThat(quotedPrintable("Now's the time =\r\nfor all=20\r\n")).isEqualTo("Now's the time for all \r\n");
        assertThat(quotedPrintable("=e9=E9 \t\r\nx  ")).isEqualTo("\u00e9\u00e9\r\nx");
        assertThat(quotedPrintable("a= \t\r\nb=\nc")).isEqualTo("abc");
    }

    @Test
    void quotedPrintableKeepsEqualsSignsThatMeanNothing() {
        assertThat(quotedPrintable("a=b c=x= d=4z==41=")).isEqualTo("a=b c=x=d=4z=A=");
    }

    @Test
    void anUnknownEncodingHasNoDecoder() {
        assertThat(TransferDecoder.of(TransferEncoding.UNKNOWN)).isEmpty();
        assertThat(Mail.scan("Content-Transfer-Encoding: x-uuencode\n\n").part().encoding())
                .isEqualTo(TransferEncoding.UNKNOWN);
    }
}
