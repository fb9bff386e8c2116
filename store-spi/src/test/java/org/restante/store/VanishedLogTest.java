package org.restante.store;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;

final class VanishedLogTest {
    @Test
    void anEmptyLogKnowsThatNothingVanished() {
        assertThat(VanishedLog.EMPTY.since(ModSeq.ZERO)).contains(UidSet.EMPTY);
    }

    @Test
    void theOlderHalfIsForgottenBeyondTheCapacity() {
        VanishedLog log = VanishedLog.EMPTY;
        for (int i = 1; i <= 5; i++) {
            log = log.with(new ModSeq(i * 10L), UidSet.of(i), 4);
        }
        assertThat(log.horizon()).isEqualTo(new ModSeq(20));
        assertThat(log.since(new ModSeq(19))).isEmpty();
        assertThat(log.since(new ModSeq(20))).contains(UidSet.of(3, 4, 5));
        assertThat(log.since(new ModSeq(40))).contains(UidSet.of(5));
        assertThat(log.since(new ModSeq(50))).contains(UidSet.EMPTY);
    }

    @Property(tries = 200)
    void whatIsRememberedIsComplete(
            @ForAll @IntRange(max = 60) int entries, @ForAll @IntRange(min = 2, max = 20) int capacity) {
        VanishedLog log = VanishedLog.EMPTY;
        for (int i = 1; i <= entries; i++) {
            log = log.with(new ModSeq(i), UidSet.of(i), capacity);
            assertThat(log.entries().size()).isBetween(1, capacity);
        }
        for (long since = 0; since <= entries; since++) {
            UidSet wanted = since == entries ? UidSet.EMPTY : UidSet.range(since + 1, entries);
            if (since >= log.horizon().value()) {
                assertThat(log.since(new ModSeq(since))).contains(wanted);
            } else {
                assertThat(log.since(new ModSeq(since))).isEmpty();
            }
        }
    }
}
