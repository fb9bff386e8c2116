package org.restante.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class UidSetTest {
    record Range(long first, long last) {}

    @Provide
    Arbitrary<List<Range>> ranges() {
        return Arbitraries.longs()
                .between(1, 60)
                .flatMap(first -> Arbitraries.longs().between(0, 8).map(more -> new Range(first, first + more)))
                .list()
                .ofMaxSize(12);
    }

    private static UidSet set(List<Range> ranges) {
        UidSet.Builder set = UidSet.builder();
        ranges.forEach(range -> set.add(range.first(), range.last()));
        return set.build();
    }

    private static Set<Long> model(List<Range> ranges) {
        Set<Long> model = new TreeSet<>();
        ranges.forEach(
                range -> LongStream.rangeClosed(range.first(), range.last()).forEach(model::add));
        return model;
    }

    private static void assertSame(UidSet set, Set<Long> model) {
        assertThat(set.stream().boxed().toList()).containsExactlyElementsOf(model);
        List<Long> each = new ArrayList<>();
        set.forEach(each::add);
        assertThat(each).containsExactlyElementsOf(model);
        assertThat(set.size()).isEqualTo(model.size());
        assertThat(set.isEmpty()).isEqualTo(model.isEmpty());
        for (long uid = 1; uid <= 70; uid++) {
            assertThat(set.contains(uid)).isEqualTo(model.contains(uid));
        }
        for (int range = 0; range < set.ranges(); range++) {
            assertThat(set.first(range)).isLessThanOrEqualTo(set.last(range));
            assertThat(range == 0 || set.first(range) > set.last(range - 1) + 1).isTrue(); // neither touch nor overlap
        }
    }

    @Property
    void aSetIsTheUidsThatWereAddedInWhateverOrder(@ForAll("ranges") List<Range> ranges) {
        assertSame(set(ranges), model(ranges));
        assertThat(set(ranges.reversed())).isEqualTo(set(ranges)).hasSameHashCodeAs(set(ranges));
    }

    @Property
    void operationsAreThoseOfSets(@ForAll("ranges") List<Range> some, @ForAll("ranges") List<Range> others) {
        Set<Long> both = model(some);
        both.retainAll(model(others));
        assertSame(set(some).intersect(set(others)), both);
        Set<Long> all = model(some);
        all.addAll(model(others));
        assertSame(set(some).union(set(others)), all);
        Set<Long> rest = model(some);
        rest.removeAll(model(others));
        assertSame(set(some).minus(set(others)), rest);
    }

    @Property
    void aBuilderGoesOnAfterASetWasBuilt(@ForAll("ranges") List<Range> some, @ForAll("ranges") List<Range> others) {
        UidSet.Builder builder = UidSet.builder();
        builder.addAll(set(some));
        UidSet before = builder.build();
        builder.addAll(set(others));
        assertSame(before, model(some));
        assertThat(builder.build()).isEqualTo(set(some).union(set(others)));
    }

    @Test
    void theWholeRangeIsOneRange() {
        UidSet all = UidSet.range(1, UidSet.MAX_UID);
        assertThat(all.ranges()).isEqualTo(1);
        assertThat(all.size()).isEqualTo(4_294_967_295L);
        assertThat(all.minus(UidSet.of(7))).hasToString("1:6,8:4294967295");
        assertThat(all.minus(UidSet.of(1, UidSet.MAX_UID))).hasToString("2:4294967294");
        assertThat(UidSet.of(1).union(UidSet.range(2, UidSet.MAX_UID))).isEqualTo(all);
        assertThat(all.minus(all)).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void onlyUidsGoIn() {
        for (long wrong : new long[] {0, -1, UidSet.MAX_UID + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> UidSet.of(wrong));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> UidSet.range(2, 1));
        assertThat(UidSet.of(UidSet.MAX_UID).contains(UidSet.MAX_UID)).isTrue();
    }

    @Test
    void aSetIsWrittenAsTheProtocolDoes() {
        assertThat(UidSet.of(7, 1, 2, 3, 9, 8)).hasToString("1:3,7:9");
        assertThat(UidSet.of(5)).hasToString("5");
        assertThat(UidSet.EMPTY).hasToString("");
    }
}
