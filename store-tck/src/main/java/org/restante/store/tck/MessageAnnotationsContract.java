package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Feature;
import org.restante.store.FlagScope;
import org.restante.store.IncomingMessage;
import org.restante.store.Mailbox;
import org.restante.store.MessageAnnotations;
import org.restante.store.StoreException.Code;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.annotation.AnnotationScope;

/** Annotations of messages (RFC 5257), in stores that keep them. */
public abstract class MessageAnnotationsContract extends OpenStore {
    private static final int MOST = 10;
    private static final AnnotationKey SHARED = AnnotationKey.shared("/comment");
    private static final AnnotationKey MINE = AnnotationKey.ofReader("/comment", "alice");
    private static final AnnotationKey HIS = AnnotationKey.ofReader("/comment", "bob");

    @Override
    Set<Feature> needs() {
        return Set.of(Feature.WRITE, Feature.MESSAGE_ANNOTATIONS);
    }

    private static Committed put(Mailbox mailbox, UidSet uids, AnnotationKey key, String value) {
        return change(mailbox, uids, Map.of(key, Optional.of(octets(value))), Optional.empty());
    }

    private static Committed change(
            Mailbox mailbox, UidSet uids, Map<AnnotationKey, Optional<byte[]>> values, Optional<ModSeq> since) {
        return mailbox.commit(new Change.Annotate(uids, values, MOST, since));
    }

    private static byte[] octets(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageAnnotations read(Mailbox mailbox, long uid) {
        List<MessageAnnotations> found = new ArrayList<>(List.of(MessageAnnotations.NONE));
        mailbox.annotations(UidSet.of(uid), (which, annotations) -> found.add(annotations));
        return found.getLast();
    }

    private static Map<AnnotationKey, String> texts(Mailbox mailbox, long uid) {
        Map<AnnotationKey, String> texts = new TreeMap<>();
        read(mailbox, uid).values().forEach((key, value) -> texts.put(key, new String(value, StandardCharsets.UTF_8)));
        return texts;
    }

    @Test
    void whatIsWrittenIsReadOctetByOctetAndAfterARestart() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        byte[] all = new byte[1024];
        IntStream.range(0, all.length).forEach(i -> all[i] = (byte) i);
        change(inbox, UidSet.of(2), Map.of(SHARED, Optional.of(all), MINE, Optional.of(new byte[0])), Optional.empty());
        assertThat(read(inbox, 2).value(SHARED)).hasValue(all);
        assertThat(read(inbox, 2).value(MINE)).hasValue(new byte[0]);
        assertThat(read(inbox, 2).value(HIS)).isEmpty();
        assertThat(read(inbox, 1).isEmpty()).isTrue();
        reopen();
        assertThat(read(inbox(), 2).value(SHARED)).hasValue(all);
        assertThat(read(inbox(), 2).values()).containsOnlyKeys(SHARED, MINE);
    }

    @Test
    void theyComeInTheOrderOfTheirMessages() {
        Mailbox inbox = inbox();
        fill(inbox, 5);
        put(inbox, UidSet.of(4), SHARED, "four");
        put(inbox, UidSet.of(2), SHARED, "two");
        put(inbox, UidSet.of(5), SHARED, "five");
        List<Long> uids = new ArrayList<>();
        inbox.annotations(UidSet.range(1, 4), (uid, annotations) -> uids.add(uid));
        assertThat(uids).containsExactly(2L, 4L);
    }

    @Test
    void aChangeIsOneStepOfModSeqAndNilRemoves() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        ModSeq before = inbox.state().modSeq();
        Committed committed = put(inbox, UidSet.of(1, 3, 9), SHARED, "x");
        assertThat(committed.state().modSeq()).isEqualTo(before.next());
        assertThat(committed.state().messages().changedSince(before)).isEqualTo(UidSet.of(1, 3));
        change(inbox, UidSet.of(1), Map.of(SHARED, Optional.empty()), Optional.empty());
        assertThat(read(inbox, 1).values()).isEmpty();
        assertThat(read(inbox, 1).changedSince(before.next(), "alice")).containsExactly("/comment");
        assertThat(read(inbox, 3).changedSince(before, "alice")).containsExactly("/comment");
        assertThat(read(inbox, 3).changedSince(before.next(), "alice")).isEmpty();
        assertThat(put(inbox, UidSet.of(9), SHARED, "x").isChange()).isFalse();
    }

    @Test
    void readersLearnOfNoChangesToThePrivateOnesOfOthers() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        put(inbox, UidSet.of(1), HIS, "his");
        assertThat(read(inbox, 1).changedSince(ModSeq.ZERO, "alice")).isEmpty();
        assertThat(read(inbox, 1).changedSince(ModSeq.ZERO, "bob")).containsExactly("/comment");
    }

    @Test
    void unchangedSinceIsDecidedInTheCommit() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        ModSeq known = inbox.state().modSeq();
        put(inbox, UidSet.of(1), SHARED, "first");
        Committed committed = change(inbox, ALL, Map.of(SHARED, Optional.of(octets("second"))), Optional.of(known));
        assertThat(committed.modified()).isEqualTo(UidSet.of(1));
        assertThat(texts(inbox, 1)).containsEntry(SHARED, "first");
        assertThat(texts(inbox, 2)).containsEntry(SHARED, "second");
    }

    @Test
    void tooManyAreRefusedForAllMessagesAlike() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        for (int i = 0; i < MOST; i++) {
            put(inbox, UidSet.of(2), AnnotationKey.shared("/vendor/" + i), "x");
        }
        ModSeq before = inbox.state().modSeq();
        assertRefused(Code.LIMIT, () -> put(inbox, ALL, SHARED, "one more"));
        assertThat(inbox.state().modSeq()).isEqualTo(before);
        assertThat(read(inbox, 1).isEmpty()).isTrue();
        put(inbox, UidSet.of(2), MINE, "those of a reader count apart");
        put(inbox, UidSet.of(2), AnnotationKey.shared("/vendor/0"), "another value");
        assertThat(read(inbox, 2).values()).hasSize(MOST + 1);
    }

    @Test
    void newMessagesMayBringSome() {
        Mailbox inbox = inbox();
        Committed committed = appendAnnotated(inbox, MessageAnnotations.of(Map.of(MINE, octets("draft"))));
        assertThat(texts(inbox, 1)).containsExactly(Map.entry(MINE, "draft"));
        assertThat(read(inbox, 1).changes())
                .containsEntry(MINE, committed.state().modSeq());
    }

    @Test
    void copiesTakeThoseOfTheScopeAlong() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        Mailbox other = create("other");
        for (AnnotationKey key : List.of(SHARED, MINE, HIS)) {
            put(inbox, UidSet.of(2), key, "x");
        }
        inbox.commit(new Change.Copy(ALL, other, FlagScope.ALL, AnnotationScope.of("alice")));
        assertThat(texts(other, 2)).containsOnlyKeys(SHARED, MINE);
        assertThat(read(other, 2).changes()).containsEntry(MINE, other.state().modSeq());
        inbox.commit(new Change.Copy(ALL, inbox, FlagScope.ALL, AnnotationScope.NONE));
        assertThat(texts(inbox, 4)).isEmpty();
        inbox.commit(new Change.Move(UidSet.of(2), inbox));
        assertThat(texts(inbox, 5)).containsOnlyKeys(SHARED, MINE, HIS);
        inbox.commit(new Change.Move(
                UidSet.of(5), other, FlagScope.ALL, new AnnotationScope(false, Optional.of(Set.of("bob")))));
        assertThat(texts(other, 3)).containsOnlyKeys(HIS);
    }

    @Test
    void noChangeIsLostToAnother() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        Threads.together(4, i -> put(inbox, UidSet.of(1), AnnotationKey.shared("/vendor/" + i), "x"));
        assertThat(texts(inbox, 1)).hasSize(4);
    }

    @Test
    void theStateSaysWhichMessagesMayHaveThem() {
        Mailbox inbox = inbox();
        fill(inbox, 4);
        assertThat(inbox.state().annotated()).isEqualTo(UidSet.EMPTY);
        assertThat(put(inbox, UidSet.of(2, 3, 9), SHARED, "x").state().annotated())
                .isEqualTo(UidSet.of(2, 3));
        Mailbox other = create("other");
        inbox.commit(new Change.Copy(UidSet.of(1, 2), other));
        assertThat(other.state().annotated()).isEqualTo(UidSet.of(2));
        inbox.commit(new Change.Copy(UidSet.of(3, 4), inbox));
        assertThat(inbox.state().annotated()).isEqualTo(UidSet.of(2, 3, 5));
        inbox.commit(new Change.Move(UidSet.of(3, 4), inbox));
        assertThat(inbox.state().annotated()).isEqualTo(UidSet.of(2, 5, 7));
        appendAnnotated(inbox, MessageAnnotations.of(Map.of(MINE, octets("draft"))));
        assertThat(expunge(inbox, 2).state().annotated()).isEqualTo(UidSet.of(5, 7, 9));
        reopen();
        assertThat(inbox().state().annotated()).isEqualTo(UidSet.of(5, 7, 9));
    }

    @Test
    void theyOutliveManyOtherCommits() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        put(inbox, UidSet.of(1), SHARED, "first");
        ModSeq first = inbox.state().modSeq();
        for (int i = 0; i < 10; i++) {
            put(inbox, UidSet.of(2), SHARED, Integer.toString(i).repeat(64 << 10));
            add(inbox, UidSet.of(2), MessageFlag.of("commit" + i));
        }
        assertThat(texts(inbox, 1)).containsExactly(Map.entry(SHARED, "first"));
        reopen();
        assertThat(texts(inbox(), 1)).containsExactly(Map.entry(SHARED, "first"));
        assertThat(read(inbox(), 1).changes()).containsEntry(SHARED, first);
        assertThat(texts(inbox(), 2)).containsExactly(Map.entry(SHARED, "9".repeat(64 << 10)));
        put(inbox(), UidSet.of(1), MINE, "last");
        reopen();
        assertThat(texts(inbox(), 1)).containsExactly(Map.entry(SHARED, "first"), Map.entry(MINE, "last"));
    }

    @Test
    void whatWasRemovedIsRememberedAfterARestart() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        put(inbox, ALL, SHARED, "x");
        put(inbox, ALL, MINE, "x");
        ModSeq known = inbox.state().modSeq();
        change(inbox, ALL, Map.of(SHARED, Optional.empty()), Optional.empty());
        reopen();
        assertThat(read(inbox(), 1).values()).containsOnlyKeys(MINE);
        assertThat(read(inbox(), 1).changes()).containsEntry(SHARED, known.next());
    }

    @Test
    void nilForWhatIsNotThereChangesTheMessageAllTheSame() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        ModSeq before = inbox.state().modSeq();
        Committed committed = change(inbox, ALL, Map.of(SHARED, Optional.empty()), Optional.empty());
        assertThat(committed.state().messages().changedSince(before)).isEqualTo(UidSet.of(1));
        assertThat(read(inbox, 1).isEmpty()).isTrue();
        reopen();
        assertThat(inbox().state().modSeq()).isEqualTo(before.next());
    }

    @Test
    void theyFollowARenamingAndGoWithTheirMailbox() {
        Mailbox other = create("other");
        fill(other, 1);
        put(other, ALL, SHARED, "x");
        account().rename(MailboxName.of("other"), MailboxName.of("above/other"));
        assertThat(texts(other, 1)).containsOnlyKeys(SHARED);
        close(other);
        assertThat(texts(open("above/other"), 1)).containsOnlyKeys(SHARED);
        account().delete(MailboxName.of("above/other"));
        Mailbox another = create("above/other");
        fill(another, 1);
        assertThat(texts(another, 1)).isEmpty();
    }

    @Test
    void aMessageThatReplacesAnotherHasItsOwn() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        put(inbox, ALL, SHARED, "of the old one");
        try (IncomingMessage message = new IncomingMessage(inbox)) {
            message.write(Mail.PLAIN, 0, Mail.PLAIN.length);
            MessageAnnotations annotations = MessageAnnotations.of(Map.of(MINE, octets("of the new one")));
            inbox.commit(new Change.Replace(1, message.finish(Flags.NONE, DATE).with(annotations), inbox));
        }
        assertThat(texts(inbox, 2)).containsExactly(Map.entry(MINE, "of the new one"));
    }

    @Test
    void hundredsOfMessagesAreAnnotatedCopiedAndMovedAtOnce() {
        Mailbox inbox = inbox();
        fill(inbox, 450);
        put(inbox, UidSet.range(101, 420), SHARED, "x");
        put(inbox, UidSet.range(1, 300).minus(UidSet.of(7, 150)), MINE, "y");
        Mailbox other = create("other");
        inbox.commit(new Change.Copy(ALL, other, FlagScope.ALL, AnnotationScope.of("alice")));
        inbox.commit(new Change.Move(UidSet.range(1, 440), other));
        assertThat(texts(other, 100)).containsOnlyKeys(MINE);
        assertThat(texts(other, 450 + 150)).containsOnlyKeys(SHARED);
        assertThat(texts(other, 450 + 151)).containsOnlyKeys(SHARED, MINE);
        List<Long> annotated = new ArrayList<>();
        other.annotations(ALL, (uid, annotations) -> annotated.add(uid));
        assertThat(annotated).hasSize(2 * 419).isSorted();
        List<Long> odd = new ArrayList<>();
        UidSet.Builder every = UidSet.builder();
        IntStream.range(0, 400).forEach(i -> every.add(2L * i + 1));
        other.annotations(every.build(), (uid, annotations) -> odd.add(uid));
        assertThat(odd)
                .isEqualTo(annotated.stream()
                        .filter(uid -> uid % 2 == 1 && uid < 800)
                        .toList());
    }

    @Test
    void oneThatIsRefusedHarmsNoOtherCommit() {
        Mailbox inbox = inbox();
        fill(inbox, 8);
        Threads.together(8, i -> {
            UidSet uid = UidSet.of(i + 1L);
            if (i % 2 == 0) {
                put(inbox, uid, SHARED, "x");
            } else {
                Map<AnnotationKey, Optional<byte[]>> many = new TreeMap<>();
                IntStream.range(0, MOST + 1)
                        .forEach(n -> many.put(AnnotationKey.shared("/vendor/" + n), Optional.of(octets("x"))));
                assertRefused(Code.LIMIT, () -> change(inbox, uid, many, Optional.empty()));
            }
        });
        assertThat(inbox.state().annotated()).isEqualTo(UidSet.of(1, 3, 5, 7));
        for (long uid = 1; uid <= 8; uid++) {
            assertThat(texts(inbox, uid)).hasSize((int) (uid % 2));
        }
    }
}
