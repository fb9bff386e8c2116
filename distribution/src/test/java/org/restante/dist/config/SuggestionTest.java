package org.restante.dist.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
    private static final List<String> KNOWN = List.of("imap.listen", "imaps.listen", "data", "limits.message");

    @Test
    void countsLettersToChange() {
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("same", "same")).isZero();
    }

    @Test
    void findsTheNearest() {
        assertThat(Suggestion.nearest("imap.lisen", KNOWN)).contains("imap.listen");
        assertThat(Suggestion.nearest("dat", KNOWN)).contains("data");
        assertThat(Suggestion.nearest("message", KNOWN)).contains("limits.message");
        assertThat(Suggestion.nearest("something.else.entirely", KNOWN)).isEmpty();
    }
}
