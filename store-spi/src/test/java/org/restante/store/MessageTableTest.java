package org.restante.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;

final class MessageTableTest {
    private static MessageRow row(long uid, long modSeq) {
        InternalDate date = new InternalDate(uid * 100 - 50_000, (int) (uid % 2000) - 1000);
        return new MessageRow(uid, new ModSeq(modSeq), Flags.NONE, date, uid + 1, uid * 7 % 0xFFFF_FFFFL);
    }

    private static List<MessageRow> rows(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(uid -> row(uid, 2)).toList();
    }

    private static List<MessageRow> rows(MessageTable table) {
        return IntStream.range(0, table.size()).mapToObj(table::row).toList();
    }

    private static UidSet uids(Random random, long uidNext) {
        UidSet.Builder uids = UidSet.builder();
        for (int i = random.nextInt(6); i > 0; i--) {
            long first = 1 + random.nextLong(uidNext);
            uids.add(first, first + random.nextLong(uidNext));
        }
        return random.nextBoolean() ? uids.build() : uids.build().intersect(UidSet.range(1 + uidNext / 2, 1 + uidNext));
    }

    // Sizes around the capacity of a chunk, so that chunks are made, filled, split and merged.
    @Property(tries = 150)
    void aTableIsWhatAMapIs(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int step) {
        Random random = new Random(seed);
        TreeMap<Long, MessageRow> model = new TreeMap<>();
        MessageTable table = MessageTable.EMPTY;
        long uidNext = 1;
        for (int modSeq = 2; modSeq < 14; modSeq++) {
            UidSet uids = uids(random, uidNext);
            int number = modSeq;
            switch (random.nextInt(3)) {
                case 0 -> {
                    List<MessageRow> more = new ArrayList<>();
                    for (int i = random.nextInt(step); i >= 0; i--) {
                        uidNext += 1 + random.nextInt(3);
                        more.add(row(uidNext - 1, modSeq));
                    }
                    more.forEach(row -> model.put(row.uid(), row));
                    table = table.append(more);
                }
                case 1 -> {
                    Flags flag = Flags.of(random.nextBoolean() ? MessageFlag.SEEN : MessageFlag.DRAFT);
                    model.replaceAll((uid, row) -> uids.contains(uid) ? flagged(row, flag, number) : row);
                    table = table.update(uids, new ModSeq(modSeq), before -> before.plus(flag));
                }
                default -> {
                    model.keySet().removeIf(uids::contains);
                    table = table.remove(uids);
                }
            }
            assertSame(table, model, uidNext, modSeq);
        }
    }

    private static MessageRow flagged(MessageRow row, Flags more, long modSeq) {
        Flags flags = row.flags().plus(more);
        return flags.equals(row.flags())
                ? row
                : new MessageRow(row.uid(), new ModSeq(modSeq), flags, row.internalDate(), row.saveDate(), row.size());
    }

    private static void assertSame(MessageTable table, TreeMap<Long, MessageRow> model, long uidNext, long modSeq) {
        List<MessageRow> expected = List.copyOf(model.values());
        assertThat(rows(table)).isEqualTo(expected);
        assertThat(table.uids().stream().boxed().toList()).containsExactlyElementsOf(model.keySet());
        for (long uid = 1; uid <= uidNext; uid++) {
            int index = table.indexOf(uid);
            assertThat(table.contains(uid)).isEqualTo(model.containsKey(uid));
            assertThat(index >= 0 ? index : -index - 1)
                    .isEqualTo(model.headMap(uid).size());
        }
        for (long since = 0; since <= modSeq; since++) {
            long known = since;
            assertThat(table.changedSince(new ModSeq(since)).stream().boxed().toList())
                    .containsExactlyElementsOf(expected.stream()
                            .filter(row -> row.modSeq().value() > known)
                            .map(MessageRow::uid)
                            .toList());
        }
    }

    @Property(tries = 100)
    void theDifferenceOfTwoTablesIsThatOfTheirUids(@ForAll long seed, @ForAll @IntRange(max = 1500) int size) {
        Random random = new Random(seed);
        MessageTable all = MessageTable.of(rows(size));
        MessageTable some = all.remove(uids(random, size + 1L)).append(List.of(row(size + 1L, 3)));
        MessageTable others = all.remove(uids(random, size + 1L));
        assertThat(some.minus(others)).isEqualTo(some.uids().minus(others.uids()));
        assertThat(others.minus(some)).isEqualTo(others.uids().minus(some.uids()));
        assertThat(some.minus(some)).isEqualTo(UidSet.EMPTY);
    }

    @Property(tries = 100)
    void eachMessageOfASetIsVisitedOnceInOrder(@ForAll long seed, @ForAll @IntRange(max = 800) int size) {
        Random random = new Random(seed);
        MessageTable table = MessageTable.of(rows(size)).remove(uids(random, size + 1L));
        UidSet wanted = uids(random, size + 1L);
        List<Long> visited = new ArrayList<>();
        table.forEach(wanted, index -> visited.add(table.uid(index)));
        assertThat(visited)
                .containsExactlyElementsOf(
                        table.uids().intersect(wanted).stream().boxed().toList());
    }

    @Test
    void columnsAreThoseOfTheRows() {
        MessageRow extreme = new MessageRow(
                UidSet.MAX_UID,
                new ModSeq(Long.MAX_VALUE),
                Flags.of(MessageFlag.of("$Forwarded")),
                new InternalDate(253_402_300_799L, 1080),
                Long.MAX_VALUE,
                0xFFFF_FFFFL);
        MessageTable table = MessageTable.of(List.of(row(1, 1), extreme));
        assertThat(table.row(1)).isEqualTo(extreme);
        assertThat(table.uid(1)).isEqualTo(extreme.uid());
        assertThat(table.modSeq(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(table.flags(1)).isEqualTo(extreme.flags());
        assertThat(table.internalDate(1)).isEqualTo(extreme.internalDate());
        assertThat(table.saveDate(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(table.octets(1)).isEqualTo(0xFFFF_FFFFL);
        assertThat(table.indexOf(UidSet.MAX_UID)).isEqualTo(1);
    }

    @Test
    void anUpdateThatChangesNothingReturnsTheTableItself() {
        MessageTable table = MessageTable.of(rows(600));
        assertThat(table.update(UidSet.range(1, UidSet.MAX_UID), new ModSeq(9), flags -> flags))
                .isSameAs(table);
        assertThat(table.update(UidSet.of(601), new ModSeq(9), flags -> Flags.of(MessageFlag.SEEN)))
                .isSameAs(table);
    }

    @Test
    void uidsThatDoNotAscendAreRefused() {
        MessageTable table = MessageTable.of(rows(3));
        assertThatIllegalArgumentException().isThrownBy(() -> table.append(List.of(row(3, 2))));
        assertThatIllegalArgumentException().isThrownBy(() -> table.append(List.of(row(5, 2), row(4, 2))));
        assertThatIllegalArgumentException().isThrownBy(() -> table.append(List.of(row(5, 2), row(5, 2))));
    }

    @Test
    void aTableThatLostMostMessagesStaysRight() {
        MessageTable table = MessageTable.of(rows(20_000));
        UidSet.Builder kept = UidSet.builder();
        for (long uid = 1; uid <= 20_000; uid += 500) {
            kept.add(uid);
        }
        MessageTable rest = table.remove(table.uids().minus(kept.build()));
        assertThat(rest.uids()).isEqualTo(kept.build());
        assertThat(rest.row(39)).isEqualTo(table.row(19_500));
        assertThat(rest.append(List.of(row(20_001, 3))).size()).isEqualTo(41);
    }
}
