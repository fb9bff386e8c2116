package org.restante.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModifiedUtf7Test {
    // RFC 3501 section 5.1.3
    @Test
    void spellsTheExampleOfTheSpecification() throws ImapSyntaxException {
        String name = "~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e";
        String spelt = "~peter/mail/&U,BTFw-/&ZeVnLIqe-";
        assertThat(ModifiedUtf7.encode(name)).isEqualTo(spelt);
        assertThat(ModifiedUtf7.decode(spelt)).isEqualTo(name);
    }

    @Test
    void spellsTheAmpersand() throws ImapSyntaxException {
        assertThat(ModifiedUtf7.encode("a&\u00e9&")).isEqualTo("a&-&AOk-&-");
        assertThat(ModifiedUtf7.decode("a&-&AOk-&-")).isEqualTo("a&\u00e9&");
    }

    // Dovecot #311, and RFC 3501 section 5.1.3: superfluous shifts, hidden US-ASCII, bits left over
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&AAE",
                "&",
                "&AC8-",
                "&AGE-",
                "&Jjo-&Jjo-",
                "&Jjp-",
                "&Jj-",
                "&J-",
                "&JjoA-",
                "&JjoAA-",
                "&2AA-",
                "&3AA-",
                "&JJ/-",
                "&\u00e9-",
                "\u00e9",
                "a\0",
                "\u007f",
                "&Jjo-!\u0001",
                "&JjoAYQ-"
            })
    void refusesWhatIsNotTheSpellingOfAnything(String text) {
        assertThatThrownBy(() -> ModifiedUtf7.decode(text)).isInstanceOf(ImapSyntaxException.class);
    }

    // Controls have a spelling; no mailbox can have them in its name.
    @ParameterizedTest
    @ValueSource(strings = {"&AAE-", "&AAA-", "&AA0ACg-"})
    void leavesControlsToTheMailboxName(String text) {
        assertThatThrownBy(() -> new ImapReader(Frame.of(text), Grammar.core()).mailbox())
                .isInstanceOf(MailboxNameException.class);
    }

    @Property
    void everyNameHasOneSpelling(@ForAll String name) throws ImapSyntaxException {
        if (name.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            return;
        }
        String spelt = ModifiedUtf7.encode(name);
        assertThat(spelt.chars()).allMatch(c -> c >= ' ' && c < 0x7F);
        assertThat(ModifiedUtf7.decode(spelt)).isEqualTo(name);
    }

    @Property
    void whatIsReadIsSpeltTheSameAgain(@ForAll("spellings") String text) {
        try {
            assertThat(ModifiedUtf7.encode(ModifiedUtf7.decode(text))).isEqualTo(text);
        } catch (ImapSyntaxException e) {
            assertThat(e).hasMessage("Mailbox name is not in modified UTF-7");
        }
    }

    @Provide
    Arbitrary<String> spellings() {
        return Arbitraries.strings().withChars("&-AQgw,+/z8").ofMaxLength(12);
    }
}
