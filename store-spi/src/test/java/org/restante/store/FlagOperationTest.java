package org.restante.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;

final class FlagOperationTest {
    private static final Flags BEFORE = Flags.of(MessageFlag.SEEN, MessageFlag.of("Work"));
    private static final Flags OPERAND = Flags.of(MessageFlag.DRAFT, MessageFlag.of("WORK"));

    @Test
    void flagsBecomeWhatStoreSays() {
        assertThat(FlagOperation.REPLACE.apply(BEFORE, OPERAND)).isEqualTo(OPERAND);
        assertThat(FlagOperation.ADD.apply(BEFORE, OPERAND)).hasToString("(\\Seen \\Draft Work)");
        assertThat(FlagOperation.REMOVE.apply(BEFORE, OPERAND)).isEqualTo(Flags.of(MessageFlag.SEEN));
    }
}
