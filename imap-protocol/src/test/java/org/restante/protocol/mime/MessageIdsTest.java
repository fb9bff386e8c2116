package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** RFC 5256 section 3, THREAD=REFERENCES. */
final class MessageIdsTest {
    @Test
    void takesQuotingForNothing() {
        assertThat(MessageIds.of("<\"01KF8JCEOCBS0045PS\"@xxx.yyy.com>"))
                .containsExactly("01KF8JCEOCBS0045PS@xxx.yyy.com");
        assertThat(MessageIds.of("<01KF8JCEOCBS0045PS@xxx.yyy.com>")).containsExactly("01KF8JCEOCBS0045PS@xxx.yyy.com");
        assertThat(MessageIds.of("<\"a\\\"> b\"@[c>]>")).first().isEqualTo("a\"> b@[c");
    }

    @Test
    void findsThemAmongOtherThings() {
        assertThat(MessageIds.of("Your message of Monday <a@b> (was: <c@d>)\r\n <e @ f> fred@example.com <g"))
                .containsExactly("a@b", "c@d", "e@f");
        assertThat(MessageIds.of("<a@b><c@d>")).containsExactly("a@b", "c@d");
        assertThat(MessageIds.of("<a <b@c>")).containsExactly("b@c");
    }

    @Test
    void passesOverWhatIsNone() {
        for (String none : new String[] {"", "a@b", "<>", "<a>", "<@b>", "<a@>", "<a@b", "<\"a@b>"}) {
            assertThat(MessageIds.of(none)).as(none).isEmpty();
        }
    }

    @Test
    void takesLinearTimeAndBoundedMemory() {
        for (String part : new String[] {"<", "<\"", "<a@b>", "\"<", "<\"a\"\\"}) {
            String value = part.repeat(1_000_000 / part.length());
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThat(MessageIds.of(value)).hasSizeLessThanOrEqualTo(1000),
                    part);
        }
    }
}
