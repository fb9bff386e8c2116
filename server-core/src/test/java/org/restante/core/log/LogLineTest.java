package org.restante.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What clients say cannot change what a line says. */
final class LogLineTest {
    private static String line(String value) {
        return new LogLine("login").field("user", value).toString();
    }

    @Test
    void plainValuesStandAsTheyAre() {
        assertThat(line("alice+x@example.com")).isEqualTo("login user=alice+x@example.com");
        assertThat(line("")).isEqualTo("login user=\"\"");
    }

    @Test
    void othersAreQuotedAndEscaped() {
        assertThat(line("al ice")).isEqualTo("login user=\"al ice\"");
        assertThat(line("jürgen")).isEqualTo("login user=\"jürgen\"");
        assertThat(line("a\" as=\"root\\")).isEqualTo("login user=\"a\\\" as=\\\"root\\\\\"");
        assertThat(line("a\r\nban")).isEqualTo("login user=\"a\\u000d\\u000aban\"");
        assertThat(line("a\u202eb\u2028\u0085")).isEqualTo("login user=\"a\\u202eb\\u2028\\u0085\"");
        assertThat(line("\ud800")).isEqualTo("login user=\"\\ud800\"");
    }

    @Test
    void longOnesAreCut() {
        assertThat(line("a".repeat(255))).isEqualTo("login user=" + "a".repeat(255));
        assertThat(line("a".repeat(256))).isEqualTo("login user=\"" + "a".repeat(255) + "…\"");
    }

    @Property
    void noValueHasControls(@ForAll String value) {
        assertThat(line(value).chars().anyMatch(Character::isISOControl)).isFalse();
    }
}
