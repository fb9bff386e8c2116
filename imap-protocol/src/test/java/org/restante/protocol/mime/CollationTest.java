package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 5255 section 4.6, RFC 4790 section 9, RFC 5051. */
final class CollationTest {
    private static List<String> sorted(Collation collation, String... texts) {
        List<String> sorted = new ArrayList<>(List.of(texts));
        sorted.sort((one, other) -> Arrays.compareUnsigned(collation.key(one), collation.key(other)));
        return sorted;
    }

    // RFC 5255 section 4.6: "So the final ordering is as follows: (4) (2) (3) (1)."
    @Test
    void putsTextsThatAreNotInTheirCharsetLast() {
        String one = EncodedWords.decode("=?UTF-8?B?0MDQvdC00YDQtdC5?=");
        String two = EncodedWords.decode("=?UTF-8?B?0YHQldCg0JPQldCZ?=");
        String three = EncodedWords.decode("=?UTF-8?B?0JLQsNGB0LjQu9C4/7k=?=");
        String four = EncodedWords.decode("=?KOI8-R?B?4czFy9PFyg==?=");
        assertThat(four).isEqualTo("\u0410\u043b\u0435\u043a\u0441\u0435\u0439");
        assertThat(sorted(Collation.UNICODE_CASEMAP, one, two, three, four)).containsExactly(four, two, three, one);
    }

    @Test
    void folds() {
        assertThat(Collation.UNICODE_CASEMAP.key("stra\u00dfe \u00e4"))
                .isEqualTo(Collation.UNICODE_CASEMAP.key("STRA\u00dfE A\u0308"));
        assertThat(Collation.ASCII_CASEMAP.key("a\u00e4")).isEqualTo(Collation.ASCII_CASEMAP.key("A\u00e4"));
        assertThat(Collation.ASCII_CASEMAP.key("a\u00e4")).isNotEqualTo(Collation.ASCII_CASEMAP.key("a\u00c4"));
        assertThat(Collation.OCTET.key("a")).isNotEqualTo(Collation.OCTET.key("A"));
    }

    // By UTF-8 octets, in which what is beyond U+FFFF comes after all below it; in UTF-16 it does not.
    @Test
    void ordersByCodePoint() {
        String high = "\ud83d\ude00";
        for (Collation collation : Collation.values()) {
            assertThat(sorted(collation, high, "\ue000", "", "z")).containsExactly("", "z", "\ue000", high);
        }
    }

    @Test
    void isFoundByItsName() {
        for (Collation collation : Collation.values()) {
            assertThat(Collation.of(collation.id())).contains(collation);
        }
        assertThat(Collation.of("i;nameprep")).isEmpty();
    }

    @Test
    void saysWhatIsASubstring() {
        assertThat(new TextMatcher("\u00c4RGER", Collation.UNICODE_CASEMAP).isIn("der \u00e4rger!"))
                .isTrue();
        assertThat(new TextMatcher("\u00c4RGER", Collation.ASCII_CASEMAP).isIn("der \u00e4rger!"))
                .isFalse();
        assertThat(new TextMatcher("\u00c4RGER", Collation.ASCII_CASEMAP).isIn("der \u00c4rger!"))
                .isTrue();
        assertThat(new TextMatcher("rger", Collation.OCTET).isIn("\u00c4rger")).isTrue();
        assertThat(new TextMatcher("RGER", Collation.OCTET).isIn("\u00c4rger")).isFalse();
        assertThat(new TextMatcher("", Collation.OCTET).isIn("")).isTrue();
    }
}
