package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class EncodedWordsTest {

    // RFC 2047 section 8
    @Test
    void decodesTheExamplesOfTheRfc() {
        assertThat(EncodedWords.decode("=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>"))
                .isEqualTo("Keith Moore <moore@cs.utk.edu>");
        assertThat(EncodedWords.decode("=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\r\n"
                        + " =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?="))
                .isEqualTo("If you can read this you understand the example.");
        assertThat(EncodedWords.decode("(=?ISO-8859-1?Q?a?= b)")).isEqualTo("(a b)");
        assertThat(EncodedWords.decode("(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)"))
                .isEqualTo("(ab)");
        assertThat(EncodedWords.decode("(=?ISO-8859-1?Q?a_b?=)")).isEqualTo("(a b)");
        assertThat(EncodedWords.decode("=?ISO-8859-1?Q?a_?= =?utf-8*en?q?b?=")).isEqualTo("a b");
    }

    @Test
    void joinsACharacterThatIsPartedBetweenTwoWords() {
        assertThat(EncodedWords.decode("=?utf-8?q?=C3?= =?UTF-8?Q?=A9?=")).isEqualTo("\u00e9");
    }

    @Test
    void leavesWhatIsNoEncodedWord() {
        for (String text : new String[] {
            "=?",
            "=?x",
            "=?utf-8?",
            "=?utf-8?q",
            "=?utf-8?q?",
            "=?utf-8?q?a",
            "=?utf-8?q?a?",
            "=?utf-8?x?a?=",
            "=?no-such?q?a?=",
            "=? ?q?a?=",
            "a =?utf-8?q?b?c?= d"
        }) {
            assertThat(EncodedWords.decode(text)).isEqualTo(text);
        }
    }

    @Test
    void hidesNoLineEnd() {
        assertThat(EncodedWords.decode("=?UTF-8?Q?A=0D=0A=2A_9_EXISTS=00?=")).isEqualTo("A  * 9 EXISTS ");
    }

    @Test
    void isDoneWithAHundredThousandBeginnings() {
        String text = "=?utf-8?q?".repeat(100_000);
        assertThat(EncodedWords.decode(text)).isEqualTo(text);
    }

    @Property
    void takesAnyText(@ForAll String text) {
        assertThat(EncodedWords.decode("=?utf-8?b?" + text)).isNotNull();
    }
}
