package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5256 section 2.1. */
final class BaseSubjectTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "blue|blue|false",
                "Re: blue|blue|true",
                "RE:blue|blue|true",
                "re : re: blue|blue|true",
                "Fw: blue|blue|true",
                "FWD: blue|blue|true",
                "Fwdd: blue|Fwdd: blue|false",
                "Re[2]: blue|blue|true",
                "Re [2] : blue|blue|true",
                "[list] blue|blue|false",
                "[a] [b][c] blue|blue|false",
                "[a] [b] Re: [c] blue|blue|true",
                "[a][b]|[b]|false",
                "Re: [a]|[a]|true",
                "blue (fwd)|blue|true",
                "blue (fwd) (FWD) |blue|true",
                "[Fwd: blue]|blue|true",
                "[fwd: [Fwd: Re: blue] (fwd)]|blue|true",
                "[Fwd: blue|[Fwd: blue|false",
                "Re: [Fwd:]||true",
                "  a \t  b  |a b|false",
                "Re||false",
                "Re:||true",
                "Re: Re: (fwd)||true",
                "[||false",
                "blue]|blue]|false",
                "=?UTF-8?Q?Re=3A_b?= =?UTF-8?Q?lue?=|blue|true",
            })
    void takesOffWhatRepliesAndForwardsPutThere(String subject, String base, boolean replyOrForward) {
        String expected = base == null ? subject.equals("Re") || subject.equals("[") ? subject : "" : base;
        assertThat(BaseSubject.of(subject)).isEqualTo(new BaseSubject(expected, replyOrForward));
    }

    @Property
    void isItsOwnBase(@ForAll @CharRange(from = ' ', to = '~') String subject) {
        BaseSubject base = BaseSubject.of(subject);
        assertThat(BaseSubject.of(base.text())).isEqualTo(new BaseSubject(base.text(), false));
    }

    @Test
    void takesLinearTimeWhateverTheSubject() {
        for (String part : new String[] {"[a]", "[fwd:", "re:", "re [", "(fwd)", "[", "]", " [", "[a] re "}) {
            String subject = part.repeat(300_000 / part.length()) + "x" + "]".repeat(50_000);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> BaseSubject.of(subject), part);
        }
    }
}
