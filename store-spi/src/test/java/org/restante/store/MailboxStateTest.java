package org.restante.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;

final class MailboxStateTest {
    private static MailboxState appended(MailboxState state, int count) {
        return state.appended(LongStream.range(state.uidNext(), state.uidNext() + count)
                .mapToObj(uid -> new MessageRow(uid, state.modSeq().next(), Flags.NONE, new InternalDate(0, 0), 0, 1))
                .toList());
    }

    @Test
    void eachChangeIsOneStep() {
        MailboxState three = appended(MailboxState.NEW, 3);
        assertThat(three.modSeq()).isEqualTo(MailboxState.NEW.modSeq().next());
        assertThat(three.uidNext()).isEqualTo(4);
        MailboxState seen = three.stored(UidSet.of(2), flags -> Flags.of(MessageFlag.SEEN));
        assertThat(seen.modSeq()).isEqualTo(three.modSeq().next());
        assertThat(seen.changedSince(three.modSeq(), UidSet.range(1, 9))).isEqualTo(UidSet.of(2));
        assertThat(seen.changedSince(three.modSeq(), UidSet.of(1, 3))).isEqualTo(UidSet.EMPTY);
        MailboxState two = seen.expunged(UidSet.of(3), 10);
        assertThat(two.modSeq()).isEqualTo(seen.modSeq().next());
        assertThat(two.uidNext()).isEqualTo(4);
        assertThat(two.vanishedSince(seen.modSeq())).isEqualTo(UidSet.of(3));
    }

    @Test
    void whatChangesNothingIsTheSameState() {
        MailboxState state = appended(MailboxState.NEW, 3);
        assertThat(state.stored(UidSet.range(1, 3), flags -> flags)).isSameAs(state);
        assertThat(state.expunged(UidSet.EMPTY, 10)).isSameAs(state);
    }

    @Test
    void theLastUidCanBeGiven() {
        MailboxState last = new MailboxState(new ModSeq(1), UidSet.MAX_UID, MessageTable.EMPTY, VanishedLog.EMPTY);
        MailboxState full = appended(last, 1);
        assertThat(full.uidNext()).isEqualTo(UidSet.MAX_UID + 1);
        assertThat(full.expunged(UidSet.of(UidSet.MAX_UID), 2).vanishedSince(ModSeq.ZERO))
                .isEqualTo(UidSet.of(UidSet.MAX_UID));
    }

    @Property(tries = 200)
    void whoeverKnowsAnOldStateAndAsksWhatChangedKnowsTheNewOne(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int capacity) {
        Random random = new Random(seed);
        List<MailboxState> known = new ArrayList<>();
        MailboxState state = MailboxState.NEW;
        for (int i = 0; i < 40; i++) {
            known.add(state);
            long first = 1 + random.nextLong(state.uidNext());
            UidSet uids = UidSet.range(first, first + random.nextInt(4));
            Flags flags = Flags.of(random.nextBoolean() ? MessageFlag.SEEN : MessageFlag.DRAFT);
            state = switch (random.nextInt(3)) {
                case 0 -> appended(state, 1 + random.nextInt(5));
                case 1 -> state.stored(uids, before -> flags);
                default -> state.expunged(state.messages().uids().intersect(uids), capacity);
            };
        }
        for (MailboxState then : known) {
            UidSet vanished = state.vanishedSince(then.modSeq());
            assertThat(vanished.intersect(state.messages().uids())).isEqualTo(UidSet.EMPTY);
            assertThat(then.messages()
                            .uids()
                            .minus(vanished)
                            .union(state.messages().changedSince(then.modSeq())))
                    .isEqualTo(state.messages().uids());
            assertThat(then.messages().minus(state.messages()).minus(vanished)).isEqualTo(UidSet.EMPTY);
        }
    }
}
