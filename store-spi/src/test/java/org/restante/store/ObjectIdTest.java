package org.restante.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "a\n", "a.b", "\0"})
    void anObjectIdHasOnlyTheCharactersOfRfc8474(String wrong) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectId(wrong));
    }

    @Test
    void anObjectIdHasAtMost255Characters() {
        assertThat(new ObjectId("a-Z_9".repeat(51)).value()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectId("a".repeat(256)));
    }
}
