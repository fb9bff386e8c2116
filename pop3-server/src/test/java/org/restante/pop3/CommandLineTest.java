package org.restante.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
    private static CommandLine parse(String line) throws BadCommandException {
        return CommandLine.parse(line.getBytes(UTF_8));
    }

    @Test
    void keywordsAreTheSameInAnyCase() throws BadCommandException {
        assertThat(parse("sTaT")).isEqualTo(new CommandLine("STAT", Optional.empty()));
    }

    @Test
    void keepsEveryOctetOfAPassword() throws BadCommandException {
        assertThat(parse("PASS  two words ").text()).isEqualTo(" two words ");
        assertThat(parse("USER jürgen").text()).isEqualTo("jürgen");
    }

    @Test
    void spacesAtTheEndAreNoArgument() throws BadCommandException {
        parse("STAT ").alone();
        assertThat(parse("TOP 1  2 ").words(2)).isEqualTo(List.of("1", "2"));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThatThrownBy(() -> CommandLine.parse("USER j\u00fcrgen".getBytes(ISO_8859_1)))
                .isInstanceOf(BadCommandException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER a\u0000b", "USER a\tb", "\u007f"})
    void refusesControlCharacters(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(BadCommandException.class);
    }

    @Test
    void refusesTheWrongNumberOfArguments() {
        assertThatThrownBy(() -> parse("NOOP 1").alone()).isInstanceOf(BadCommandException.class);
        assertThatThrownBy(() -> parse("TOP 1").words(2)).isInstanceOf(BadCommandException.class);
        assertThatThrownBy(() -> parse("PASS ").text()).isInstanceOf(BadCommandException.class);
    }

    @Test
    void readsNumbersOfAnyLength() throws BadCommandException {
        assertThat(CommandLine.number("007")).isEqualTo(7);
        assertThat(CommandLine.number("0")).isZero();
        assertThat(CommandLine.number("999999999")).isEqualTo(999_999_999);
        assertThat(CommandLine.number("1".repeat(200))).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1a", "\u0661"})
    void refusesWhatIsNoNumber(String word) {
        assertThatThrownBy(() -> CommandLine.number(word)).isInstanceOf(BadCommandException.class);
    }
}
