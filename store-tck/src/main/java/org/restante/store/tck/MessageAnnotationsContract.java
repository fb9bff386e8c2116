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
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Feature;
import org.restante.store.FlagScope;
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
}
