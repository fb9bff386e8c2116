package org.restante.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.FlagOperation;
import org.restante.store.FlagScope;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;
import org.restante.store.PrivateSeen;
import org.restante.store.SeenChange;
import org.restante.store.StoreException;
import org.restante.store.VanishedLog;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.codec.AnnotationsCodec;
import org.restante.store.codec.ByteWriter;
import org.restante.store.codec.SnapshotCodec;
import org.restante.store.jdbc.LogRecord.Appended;
import org.restante.store.jdbc.LogRecord.Expunged;
import org.restante.store.jdbc.LogRecord.Moved;
import org.restante.store.jdbc.LogRecord.Stored;
import org.restante.store.jdbc.LogRecord.Touched;

final class CodecTest {
    private static final Flags EVERYTHING = Flags.of(
            MessageFlag.SEEN, MessageFlag.DRAFT, MessageFlag.of("$Forwarded"), MessageFlag.of("x".repeat(255)));

    @Property(tries = 200)
    void everyChangeComesBack(@ForAll("changes") LogRecord change) {
        assertThat(ChangeCodec.decode(ChangeCodec.encode(change))).isEqualTo(change);
    }

    @Property(tries = 200)
    void everyStateComesBack(@ForAll("rows") List<MessageRow> rows, @ForAll("uids") UidSet vanished) {
        MailboxState state = new MailboxState(
                new ModSeq(Long.MAX_VALUE),
                UidSet.MAX_UID + 1,
                MessageTable.of(rows),
                new VanishedLog(new ModSeq(7), List.of(new VanishedLog.Entry(new ModSeq(8), vanished))));
        MailboxState back = SnapshotCodec.decode(SnapshotCodec.encode(state));
        assertThat(back.modSeq()).isEqualTo(state.modSeq());
        assertThat(back.uidNext()).isEqualTo(state.uidNext());
        assertThat(back.vanished()).isEqualTo(state.vanished());
        assertThat(back.seen()).isEqualTo(PrivateSeen.NONE);
        assertThat(rowsOf(back.messages())).isEqualTo(rows);
    }

    @Property(tries = 100)
    void whatReadersHaveSeenComesBack(@ForAll("changes") LogRecord change, @ForAll("uids") UidSet uids) {
        SeenChange seen = new SeenChange("b\u00f6b", uids, UidSet.of(7));
        LogRecord read = change.with(List.of(seen, seen));
        assertThat(ChangeCodec.decode(ChangeCodec.encode(read))).isEqualTo(read);
        MailboxState state = MailboxState.NEW.read(MailboxState.NEW, List.of(seen));
        assertThat(SnapshotCodec.decode(SnapshotCodec.encode(state)).seen()).isEqualTo(state.seen());
    }

    @Property(tries = 100)
    void whereAnnotationsAreComesBack(@ForAll("changes") LogRecord change, @ForAll("uids") UidSet uids) {
        LogRecord annotated =
                change.with(List.of(new SeenChange("bob", uids, UidSet.EMPTY))).annotated(uids.union(UidSet.of(3)));
        assertThat(ChangeCodec.decode(ChangeCodec.encode(annotated))).isEqualTo(annotated);
        for (MailboxState state : List.of(
                MailboxState.NEW.withAnnotated(uids),
                MailboxState.NEW
                        .read(MailboxState.NEW, List.of(new SeenChange("bob", uids, UidSet.EMPTY)))
                        .withAnnotated(uids))) {
            MailboxState back = SnapshotCodec.decode(SnapshotCodec.encode(state));
            assertThat(back.annotated()).isEqualTo(uids);
            assertThat(back.seen()).isEqualTo(state.seen());
        }
    }

    @Property(tries = 200)
    void annotationsComeBack(@ForAll("annotations") MessageAnnotations annotations) {
        MessageAnnotations back = AnnotationsCodec.decode(AnnotationsCodec.encode(annotations));
        assertThat(back.changes()).isEqualTo(annotations.changes());
        assertThat(back.values().keySet()).isEqualTo(annotations.values().keySet());
        annotations.values().forEach((key, value) -> assertThat(back.value(key)).hasValue(value));
    }

    @Property(tries = 500)
    void changedAnnotationsUnderARightChecksumNeverDoMoreThanFail(
            @ForAll("annotations") MessageAnnotations annotations, @ForAll int where, @ForAll byte what) {
        byte[] octets = AnnotationsCodec.encode(annotations);
        byte[] content = Arrays.copyOf(octets, octets.length - Integer.BYTES);
        content[Math.floorMod(where, content.length)] = what;
        assertDamagedOrNothing(withChecksum(content));
    }

    @Test
    void annotationsThatAreThereTwiceOrOfALaterVersionAreDamaged() {
        ByteWriter twice = new ByteWriter();
        twice.octet(1);
        twice.number(2);
        for (int i = 0; i < 2; i++) {
            twice.text("/comment");
            twice.octets(new byte[0]);
            twice.number(7);
            twice.octet(0);
        }
        assertDamaged(() -> AnnotationsCodec.decode(twice.finish()));
        ByteWriter later = new ByteWriter();
        later.octet(2);
        later.number(0);
        assertDamaged(() -> AnnotationsCodec.decode(later.finish()));
        ByteWriter many = new ByteWriter();
        many.octet(1);
        many.number(Integer.MAX_VALUE);
        assertDamaged(() -> AnnotationsCodec.decode(many.finish()));
    }

    @Property(tries = 500)
    void octetsOfAnyKindAreAChangeOrDamaged(@ForAll byte[] octets) {
        assertDamagedOrNothing(octets);
        assertDamagedOrNothing(withChecksum(octets));
    }

    @Property(tries = 300)
    void aChangedOctetIsFound(@ForAll("changes") LogRecord change, @ForAll int where, @ForAll byte what) {
        byte[] octets = ChangeCodec.encode(change);
        int at = Math.floorMod(where, octets.length);
        if (octets[at] != what) {
            octets[at] = what;
            assertDamaged(() -> ChangeCodec.decode(octets));
        }
    }

    @Property(tries = 300)
    void changedOctetsUnderARightChecksumNeverDoMoreThanFail(
            @ForAll("rows") List<MessageRow> rows, @ForAll int where, @ForAll byte what) {
        byte[] octets = SnapshotCodec.encode(
                new MailboxState(new ModSeq(1), UidSet.MAX_UID + 1, MessageTable.of(rows), VanishedLog.EMPTY));
        byte[] content = Arrays.copyOf(octets, octets.length - Integer.BYTES);
        content[Math.floorMod(where, content.length)] = what;
        assertDamagedOrNothing(withChecksum(content));
    }

    @Test
    void everyPrefixIsDamaged() {
        byte[] octets =
                ChangeCodec.encode(new Stored(UidSet.range(1, 5), FlagOperation.ADD, EVERYTHING, FlagScope.ALL));
        for (int length = 0; length < octets.length; length++) {
            byte[] prefix = Arrays.copyOf(octets, length);
            assertDamaged(() -> ChangeCodec.decode(prefix));
            if (length < octets.length - Integer.BYTES) {
                assertDamaged(() -> ChangeCodec.decode(withChecksum(prefix)));
            }
        }
    }

    @Test
    void aCountBeyondTheOctetsAllocatesNothing() {
        ByteWriter writer = new ByteWriter();
        writer.octet(1);
        writer.octet(3);
        writer.number(Integer.MAX_VALUE);
        assertDamaged(() -> ChangeCodec.decode(writer.finish()));
    }

    @Test
    void aFlagOnAHundredThousandMessagesTakesAFewOctets() {
        LogRecord change =
                new Stored(UidSet.range(1, 100_000), FlagOperation.ADD, Flags.of(MessageFlag.SEEN), FlagScope.ALL);
        assertThat(ChangeCodec.encode(change)).hasSizeLessThan(20);
    }

    @Test
    void aHundredThousandMessagesTakeAboutAMegabyte() {
        List<MessageRow> rows = new ArrayList<>();
        for (int uid = 1; uid <= 100_000; uid++) {
            InternalDate date = new InternalDate(1_700_000_000L + uid * 60L, 60);
            rows.add(new MessageRow(uid, new ModSeq(uid + 1), Flags.NONE, date, date.epochSecond(), 4096 + uid % 100));
        }
        MailboxState state = new MailboxState(new ModSeq(100_001), 100_001, MessageTable.of(rows), VanishedLog.EMPTY);
        assertThat(SnapshotCodec.encode(state)).hasSizeLessThan(1_200_000);
    }

    private static void assertDamaged(Runnable decoding) {
        assertThatThrownBy(decoding::run)
                .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.code())
                        .isEqualTo(StoreException.Code.CORRUPTION));
    }

    private static void assertDamagedOrNothing(byte[] octets) {
        for (Throwable failure : Arrays.asList(
                catchThrowable(() -> ChangeCodec.decode(octets)),
                catchThrowable(() -> SnapshotCodec.decode(octets)),
                catchThrowable(() -> AnnotationsCodec.decode(octets)))) {
            if (failure != null) {
                assertThat(failure).isInstanceOfSatisfying(StoreException.class, store -> assertThat(store.code())
                        .isEqualTo(StoreException.Code.CORRUPTION));
            }
        }
    }

    private static byte[] withChecksum(byte[] octets) {
        ByteWriter writer = new ByteWriter();
        for (byte octet : octets) {
            writer.octet(octet);
        }
        return writer.finish();
    }

    private static List<MessageRow> rowsOf(MessageTable table) {
        List<MessageRow> rows = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            rows.add(table.row(i));
        }
        return rows;
    }

    @Provide
    Arbitrary<UidSet> uids() {
        return Arbitraries.longs()
                .between(1, UidSet.MAX_UID)
                .list()
                .ofMaxSize(20)
                .map(list -> UidSet.of(list.stream().mapToLong(Long::longValue).toArray()));
    }

    @Provide
    Arbitrary<Flags> flags() {
        Arbitrary<MessageFlag> flag = Arbitraries.of(
                MessageFlag.SEEN,
                MessageFlag.ANSWERED,
                MessageFlag.FLAGGED,
                MessageFlag.DELETED,
                MessageFlag.DRAFT,
                MessageFlag.of("$Junk"),
                MessageFlag.of("a"),
                MessageFlag.of("k".repeat(255)));
        return flag.list().ofMaxSize(6).map(Flags::of);
    }

    @Provide
    Arbitrary<List<MessageRow>> rows() {
        Arbitrary<MessageRow> row = Combinators.combine(
                        Arbitraries.longs().between(1, UidSet.MAX_UID),
                        Arbitraries.longs().greaterOrEqual(0),
                        flags(),
                        Arbitraries.longs().between(-62_167_219_200L, 253_402_300_799L),
                        Arbitraries.integers().between(-1080, 1080),
                        Arbitraries.longs(),
                        Arbitraries.longs().between(0, 0xFFFF_FFFFL))
                .as((uid, modSeq, flags, date, zone, saveDate, size) ->
                        new MessageRow(uid, new ModSeq(modSeq), flags, new InternalDate(date, zone), saveDate, size));
        return row.list().ofMaxSize(20).map(CodecTest::ascending);
    }

    private static List<MessageRow> ascending(List<MessageRow> rows) {
        TreeSet<MessageRow> sorted = new TreeSet<>((a, b) -> Long.compare(a.uid(), b.uid()));
        sorted.addAll(rows);
        return List.copyOf(sorted);
    }

    @Provide
    Arbitrary<LogRecord> changes() {
        return Arbitraries.oneOf(
                rows().map(Appended::new),
                Combinators.combine(uids(), Arbitraries.of(FlagOperation.class), flags(), scopes())
                        .as(Stored::new),
                uids().map(Expunged::new),
                uids().map(Touched::new),
                Combinators.combine(rows(), uids()).as(Moved::new));
    }

    private static Arbitrary<FlagScope> scopes() {
        return Arbitraries.of(FlagScope.Kind.class).set().map(FlagScope::new);
    }

    @Provide
    Arbitrary<MessageAnnotations> annotations() {
        Arbitrary<AnnotationKey> key = Combinators.combine(
                        Arbitraries.of("/comment", "/vendor/x", "/" + "e".repeat(999)),
                        Arbitraries.of("alice", "b\u00f6b", "r".repeat(1000)).optional())
                .as(AnnotationKey::new);
        Arbitrary<Optional<byte[]>> value =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300).optional();
        Arbitrary<ModSeq> modSeq = Arbitraries.longs().greaterOrEqual(1).map(ModSeq::new);
        return Combinators.combine(
                        Arbitraries.maps(key, value).ofMaxSize(6),
                        Arbitraries.maps(key, value).ofMaxSize(6),
                        modSeq)
                .as((first, second, when) ->
                        MessageAnnotations.NONE.with(first, 10, when).with(second, 10, ModSeq.ZERO));
    }
}
