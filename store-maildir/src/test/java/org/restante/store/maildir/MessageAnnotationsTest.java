package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.FlagScope;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.SeenView;
import org.restante.store.StoreException;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.annotation.AnnotationScope;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;
import org.restante.store.codec.RowsCodec;

/** Annotations of messages in our log: nobody else has them, and nobody else hears of them. */
final class MessageAnnotationsTest {
    private static final UidSet ALL = UidSet.range(1, UidSet.MAX_UID);
    private static final MailboxName OTHER = MailboxName.of("other");
    private static final String MAIL = "Subject: x\r\n\r\ntext\r\n";
    private static final AnnotationKey SHARED = AnnotationKey.shared("/comment");
    private static final AnnotationKey BOBS = AnnotationKey.ofReader("/comment", "bob");

    @TempDir
    Path folder;

    private MaildirStore store;
    private Mailbox inbox;
    private Mailbox other;

    @BeforeEach
    void open() {
        store = MaildirStore.open(MaildirFixture.settings(folder));
        if (store.account("alice").mailboxes().size() == 1) {
            store.account("alice").create(OTHER, Set.of());
        }
        openBoth();
    }

    private void openBoth() {
        inbox = store.account("alice").open(MailboxName.INBOX);
        other = store.account("alice").open(OTHER);
    }

    private void reopen() {
        close();
        open();
    }

    @AfterEach
    void close() {
        inbox.close();
        other.close();
        store.close();
    }

    private static void annotate(Mailbox mailbox, long uid, AnnotationKey key, String... value) {
        Optional<byte[]> octets = Stream.of(value).findFirst().map(text -> text.getBytes(StandardCharsets.US_ASCII));
        mailbox.commit(new Change.Annotate(UidSet.of(uid), Map.of(key, octets), 10, Optional.empty()));
    }

    private static SortedMap<Long, MessageAnnotations> read(Mailbox mailbox) {
        SortedMap<Long, MessageAnnotations> annotations = new TreeMap<>();
        mailbox.annotations(ALL, annotations::put);
        return annotations;
    }

    private static String text(Mailbox mailbox, long uid, AnnotationKey key) {
        return new String(read(mailbox).get(uid).value(key).orElseThrow(), StandardCharsets.US_ASCII);
    }

    @Test
    void whenTheLogIsMadeAgainTheyAreKeptAndCountAsChanged() {
        for (int i = 0; i < 3; i++) {
            Others.append(inbox, MAIL);
        }
        annotate(inbox, 2, SHARED, "kept");
        annotate(inbox, 2, BOBS, "removed");
        annotate(inbox, 2, BOBS);
        annotate(inbox, 3, SHARED, "expunged");
        inbox.commit(new Change.Expunge(UidSet.of(3)));
        ModSeq before = inbox.state().modSeq();
        inbox.close();
        other.close();
        assertThat(store.rebuild()).isEmpty();
        openBoth();
        assertThat(inbox.state().modSeq()).isGreaterThan(before);
        assertThat(read(inbox)).containsOnlyKeys(2L);
        assertThat(text(inbox, 2, SHARED)).isEqualTo("kept");
        assertThat(read(inbox).get(2L).values()).containsOnlyKeys(SHARED);
        assertThat(read(inbox).get(2L).changes())
                .containsOnlyKeys(SHARED, BOBS)
                .allSatisfy((key, change) -> assertThat(change).isGreaterThan(before));
        assertThat(store.inspect()).isEmpty();
    }

    @Test
    void whatOtherProgramsReadStaysAsItIs() throws IOException {
        Others.append(inbox, MAIL, MessageFlag.SEEN, MessageFlag.of("Work"));
        Map<Path, String> before = shared();
        annotate(inbox, 1, SHARED, "x");
        annotate(inbox, 1, BOBS, "y");
        close();
        assertThat(shared()).isEqualTo(before);
        open();
    }

    private Map<Path, String> shared() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                if (!file.getFileName().toString().startsWith("restante")) {
                    files.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }

    @Test
    void theyGoWithAMessageThatAnotherProgramRemoves() throws IOException {
        Others.append(inbox, MAIL);
        Others.append(inbox, MAIL);
        annotate(inbox, 1, SHARED, "x");
        annotate(inbox, 2, SHARED, "y");
        try (Stream<Path> files = Files.list(folder.resolve("alice/cur"))) {
            Files.delete(files.sorted().findFirst().orElseThrow());
        }
        assertThat(inbox.state().annotated()).isEqualTo(UidSet.of(2));
        assertThat(read(inbox)).containsOnlyKeys(2L);
        reopen();
        assertThat(text(inbox, 2, SHARED)).isEqualTo("y");
        assertThat(store.inspect()).isEmpty();
    }

    @Test
    void aMoveThatWasOnlyBegunIsFinishedWithThem() throws IOException {
        begin();
        reopen();
        assertMoved();
    }

    @Test
    void aMoveThatHadReachedTheTargetsLogIsFinishedWithThem() throws IOException {
        Delta arrival = begin();
        OpenMailbox target = MaildirMailbox.boxOf(other);
        target.commits().write(List.of(arrival), true);
        target.unload(); // as a process does that ends here: the folder knows nothing of it
        reopen();
        assertMoved();
    }

    /** Leaves what a move leaves whose process ended behind its journal. */
    private Delta begin() throws IOException {
        Others.append(other, MAIL);
        Others.append(inbox, MAIL);
        Others.append(inbox, MAIL, MessageFlag.FLAGGED);
        annotate(inbox, 2, SHARED, "all");
        annotate(inbox, 2, BOBS, "his");
        OpenMailbox source = MaildirMailbox.boxOf(inbox);
        OpenMailbox target = MaildirMailbox.boxOf(other);
        MailboxState there = other.state();
        UidSet moving = UidSet.of(1, 2);
        List<Staged> staged = Transfer.stage(
                source,
                inbox.state(),
                moving,
                new Transfer.Scope(FlagScope.ALL, new AnnotationScope(true, Optional.of(Set.of("alice")))),
                target);
        Delta arrival = Staged.arrivals(there, there.uidNext(), staged, UidSet.EMPTY, 1_000_000_000, SeenView.COMMON);
        new Journal(folder.resolve("alice"))
                .begin(new Journal.Move(source.files.folder(), target.files.folder(), moving, arrival));
        return arrival;
    }

    private void assertMoved() {
        assertThat(inbox.state().messages().size()).isZero();
        assertThat(read(inbox)).isEmpty();
        assertThat(other.state().messages().uids()).isEqualTo(UidSet.of(1, 2, 3));
        assertThat(Others.flags(other, 3).contains(MessageFlag.FLAGGED)).isTrue();
        assertThat(read(other)).containsOnlyKeys(3L);
        assertThat(text(other, 3, SHARED)).isEqualTo("all");
        assertThat(read(other).get(3L).values()).containsOnlyKeys(SHARED);
        assertThat(read(other).get(3L).changes().get(SHARED))
                .isLessThanOrEqualTo(other.state().modSeq());
        reopen();
        assertThat(text(other, 3, SHARED)).isEqualTo("all");
        assertThat(store.inspect()).isEmpty();
    }

    @Test
    void whatEarlierVersionsWroteIsRead() {
        for (boolean seen : List.of(false, true)) {
            ByteWriter writer = new ByteWriter();
            writer.number(7);
            writer.number(3);
            RowsCodec.write(writer, 0, List.<MessageRow>of()::get);
            writer.number(0);
            writer.uids(UidSet.of(2));
            if (seen) {
                writer.number(1);
                writer.text("bob");
                writer.uids(UidSet.of(1));
                writer.uids(UidSet.EMPTY);
            }
            ByteReader reader = new ByteReader(writer.finish());
            Delta delta = Delta.read(reader);
            reader.finish();
            assertThat(delta.vanished()).isEqualTo(UidSet.of(2));
            assertThat(delta.seen()).hasSize(seen ? 1 : 0);
            assertThat(delta.annotations()).isEmpty();
        }
    }

    @Test
    void whatTheyMayTakeOfMemoryHasALimit() {
        KeptAnnotations kept = new KeptAnnotations();
        MailboxState state = MailboxState.NEW;
        int half = (int) (KeptAnnotations.CAPACITY / 2);
        kept.apply(change(state, 1, half));
        kept.apply(change(state, 2, half - 100));
        assertThatThrownBy(() -> kept.requireRoom(change(state, 3, 100)))
                .isInstanceOfSatisfying(StoreException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(StoreException.Code.LIMIT));
        assertThatCode(() -> kept.requireRoom(change(state, 1, half - 1))).doesNotThrowAnyException();
        kept.apply(Delta.expunged(state, UidSet.of(2)));
        assertThatCode(() -> kept.requireRoom(change(state, 3, half - 100))).doesNotThrowAnyException();
    }

    private static Delta change(MailboxState before, long uid, int octets) {
        MessageAnnotations annotations = MessageAnnotations.of(Map.of(SHARED, new byte[octets]));
        return Delta.annotated(before, new TreeMap<>(Map.of(uid, annotations)));
    }
}
