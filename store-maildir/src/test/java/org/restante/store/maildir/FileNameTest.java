package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;

final class FileNameTest {
    @Test
    void aNameOfDovecotsIsTakenApart() {
        FileName name = FileName.parse("1795655663.M438565P442.vm,S=15,W=18:2,FSab");
        assertThat(name.base()).isEqualTo("1795655663.M438565P442.vm,S=15,W=18");
        assertThat(name.letters()).isEqualTo("FSab");
        assertThat(name.wireSize()).hasValue(18);
        assertThat(name.fileSize()).hasValue(15);
        assertThat(name.isExact()).isFalse();
        assertThat(name).hasToString("1795655663.M438565P442.vm,S=15,W=18:2,FSab");
    }

    @ParameterizedTest
    @CsvSource({
        "a,'',''",
        "'a:2,','',''",
        "'a:1,x','',''",
        "a:,'',''",
        "'a:2,S,more',S,'a:2,F,more'",
        "'a:2,PS',PS,'a:2,F'"
    })
    void whatStandsBehindTheFlagsStays(String text, String letters, String withFlagged) {
        FileName name = FileName.parse(text);
        assertThat(name.letters()).isEqualTo(letters);
        if (!withFlagged.isEmpty()) {
            assertThat(name.withLetters("F")).hasToString(withFlagged);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,W=",
                "a,W=x",
                "a,W=1x",
                "a,W=-1",
                "a,W=99999999999999999999",
                "a",
                "a,W=\u0661",
                "a,w=3",
                "a,W= 1"
            })
    void aSizeThatIsNoneIsPassedOver(String text) {
        assertThat(FileName.parse(text).wireSize()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "a b", "a\nb", "a/b", "\u00e4", ":2,S", "a\u007f"})
    void namesThatWouldBreakAListAreNotUsed(String text) {
        assertThat(FileName.isUsable(text)).isFalse();
    }

    @Test
    void aMessageWithLoneLineFeedsOfItsOwnSaysSo() {
        String base = FileName.base("u", 10, 2);
        assertThat(base).isEqualTo("u,S=10,W=12,X=1");
        assertThat(FileName.parse(base).isExact()).isTrue();
        assertThat(FileName.parse(base).baseOfCopy("v")).isEqualTo("v,S=10,W=12,X=1");
        assertThat(FileName.base("u", 10, 0)).isEqualTo("u,S=10,W=10");
        assertThat(FileName.unique(base)).isEqualTo("u");
    }

    @Test
    void flagsAreSortedLettersAndUnknownOnesStay() {
        Keywords keywords = Keywords.parse("0 $Forwarded\n1 Work\n".getBytes(StandardCharsets.US_ASCII));
        Flags flags = FlagLetters.flags("FPSaz", keywords, Flags.of(MessageFlag.of("WORK"), MessageFlag.of("other")));
        assertThat(flags)
                .isEqualTo(Flags.of(
                        MessageFlag.FLAGGED,
                        MessageFlag.SEEN,
                        MessageFlag.of("$Forwarded"),
                        MessageFlag.of("other"))); // it has no letter, so a file cannot have lost it
        assertThat(new FileName("u", "")
                        .withLetters(FlagLetters.letters(
                                Flags.of(MessageFlag.SEEN, MessageFlag.DELETED, MessageFlag.of("work")),
                                keywords,
                                "FPSaz")))
                .hasToString("u:2,PSTbz");
    }

    @Property(tries = 300)
    void anyTextIsANameThatComesBack(@ForAll String text) {
        assertThat(FileName.parse(text)).hasToString(text);
        assertThat(FileName.parse(text).withLetters("S").letters()).isEqualTo("S");
    }
}
