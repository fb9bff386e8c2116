package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.Feature;
import org.restante.store.IncomingMessage;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;
import org.restante.store.NewMessage;
import org.restante.store.StoreException.Code;
import org.restante.store.Takeover;
import org.restante.store.VanishedLog;
import org.restante.store.annotation.AnnotationKey;

/** A mailbox that is taken over from another store is the same one to its clients. */
public abstract class TakeoverContract extends OpenStore {
    private static final MailboxName NAME = MailboxName.of("deep/taken");
    private static final UidValidity VALIDITY = new UidValidity(12_345);
    private static final MailboxState ORIGIN = new MailboxState(
            new ModSeq(5000),
            100,
            MessageTable.EMPTY,
            VanishedLog.EMPTY.with(new ModSeq(4711), UidSet.of(8), VanishedLog.DEFAULT_CAPACITY));
    private static final long SAVED = 1_000_000_000;

    private Takeover takeover() {
        Optional<Takeover> facet = account().facet(Takeover.class);
        assumeTrue(facet.isPresent(), "the store does not take mailboxes over");
        return facet.get();
    }

    private Mailbox begun(MailboxName name) {
        takeover().begin(name, VALIDITY, Set.of(), ORIGIN);
        return open(name);
    }

    private void take(Mailbox mailbox, byte[] octets, long uid, long modSeq) {
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(octets, 0, octets.length);
            takeover()
                    .append(
                            mailbox,
                            List.of(new Takeover.Taken(
                                    message.finish(Flags.of(MessageFlag.SEEN), DATE), uid, new ModSeq(modSeq), SAVED)));
        }
    }

    private void assertTaken(Mailbox mailbox) {
        MailboxState state = mailbox.state();
        assertThat(mailbox.uidValidity()).isEqualTo(VALIDITY);
        assertThat(state.uidNext()).isEqualTo(100);
        assertThat(state.messages().uids()).isEqualTo(UidSet.of(3, 7, 20));
        MessageRow row = state.messages().row(1);
        assertThat(row.flags()).isEqualTo(Flags.of(MessageFlag.SEEN));
        assertThat(row.internalDate()).isEqualTo(DATE);
        assertThat(row.saveDate()).isEqualTo(SAVED);
        assertThat(content(mailbox, 7)).isEqualTo(Mail.MULTIPART);
        if (has(Feature.MODSEQ)) {
            assertThat(rows(state))
                    .extracting(MessageRow::modSeq)
                    .containsExactly(new ModSeq(10), new ModSeq(5000), new ModSeq(17));
            assertThat(state.modSeq()).isGreaterThanOrEqualTo(new ModSeq(5000));
            assertThat(state.vanishedSince(new ModSeq(4700)).contains(8)).isTrue();
            assertThat(state.changedSince(new ModSeq(5000), ALL)).isEqualTo(UidSet.EMPTY);
        }
    }

    @Test
    void itKeepsWhatClientsKnowItBy() {
        Mailbox mailbox = begun(NAME);
        take(mailbox, Mail.PLAIN, 3, 10);
        take(mailbox, Mail.MULTIPART, 7, 5000);
        take(mailbox, Mail.random(100_000), 20, 17);
        takeover().reserve(mailbox, 100, new ModSeq(1));
        takeover().reserve(mailbox, 50, new ModSeq(1));
        assertTaken(mailbox);
        reopen();
        assertTaken(open(NAME));
        assertThat(append(open(NAME), Mail.PLAIN).target()).isEqualTo(UidSet.of(100));
    }

    @Test
    void whatReadersHaveSeenComesAlongWithoutANewModSeq() {
        Mailbox mailbox = begun(NAME);
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(Mail.PLAIN, 0, Mail.PLAIN.length);
            NewMessage complete = message.finish(Flags.NONE, DATE);
            takeover()
                    .append(
                            mailbox,
                            List.of(new Takeover.Taken(complete, 7, new ModSeq(10), SAVED, Set.of("bob", "carol"))));
        }
        take(mailbox, Mail.PLAIN, 8, 17);
        MailboxState state = mailbox.state();
        assertThat(state.messages().flags(0)).isEqualTo(Flags.NONE);
        if (has(Feature.PRIVATE_SEEN)) {
            assertThat(state.seen().readers()).isEqualTo(Map.of("bob", UidSet.of(7), "carol", UidSet.of(7)));
            assertThat(mailbox.readBy("bob").state().messages().flags(0)).isEqualTo(Flags.of(MessageFlag.SEEN));
            assertThat(mailbox.readBy("bob").state().messages().flags(1)).isEqualTo(Flags.NONE);
        }
        if (has(Feature.MODSEQ)) {
            assertThat(state.messages().modSeq(0)).isEqualTo(10);
        }
    }

    @Test
    void annotationsComeAlongWithTheModSeqsOfTheirChanges() {
        assumeTrue(has(Feature.MESSAGE_ANNOTATIONS), "the store keeps no annotations of messages");
        Mailbox mailbox = begun(NAME);
        AnnotationKey shared = AnnotationKey.shared("/comment");
        AnnotationKey removed = AnnotationKey.ofReader("/comment", "bob");
        MessageAnnotations annotations = MessageAnnotations.of(
                Map.of(shared, new byte[] {1, 2}), Map.of(shared, new ModSeq(6), removed, new ModSeq(9)));
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(Mail.PLAIN, 0, Mail.PLAIN.length);
            NewMessage complete = message.finish(Flags.NONE, DATE).with(annotations);
            takeover().append(mailbox, List.of(new Takeover.Taken(complete, 7, new ModSeq(10), SAVED)));
        }
        take(mailbox, Mail.PLAIN, 8, 17);
        assertThat(mailbox.state().annotated()).isEqualTo(UidSet.of(7));
        reopen();
        List<MessageAnnotations> taken = new ArrayList<>();
        open(NAME).annotations(ALL, (uid, those) -> taken.add(those));
        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().value(shared)).hasValue(new byte[] {1, 2});
        assertThat(taken.getFirst().values()).containsOnlyKeys(shared);
        if (has(Feature.MODSEQ)) {
            assertThat(taken.getFirst().changes()).isEqualTo(annotations.changes());
            assertThat(open(NAME).state().messages().modSeq(0)).isEqualTo(10);
        }
    }

    @Test
    void itGoesOnBehindTheModSeqOfItsOrigin() {
        Mailbox mailbox = begun(NAME);
        take(mailbox, Mail.PLAIN, 3, 10);
        ModSeq origin = new ModSeq(mailbox.state().modSeq().value() + 1_000_000);
        takeover().reserve(mailbox, 1, origin);
        takeover().reserve(mailbox, 1, new ModSeq(7));
        long uid = append(mailbox, Mail.PLAIN).target().first(0);
        if (has(Feature.MODSEQ)) {
            reopen();
            MailboxState state = open(NAME).state();
            assertThat(state.modSeq()).isGreaterThan(origin);
            assertThat(state.changedSince(origin, ALL)).isEqualTo(UidSet.of(uid));
        }
    }

    @Test
    void aFreshInboxMakesWayAndAUsedOneStays() {
        Mailbox inbox = begun(MailboxName.INBOX);
        assertThat(inbox.uidValidity()).isEqualTo(VALIDITY);
        take(inbox, Mail.PLAIN, 3, 10);
        assertRefused(Code.ALREADYEXISTS, () -> begun(MailboxName.INBOX));
        expunge(inbox, 3);
        assertRefused(Code.ALREADYEXISTS, () -> begun(MailboxName.INBOX));
    }

    @Test
    void noUidIsGivenTwice() {
        Mailbox mailbox = begun(NAME);
        take(mailbox, Mail.PLAIN, 3, 10);
        assertRefused(Code.CANNOT, () -> take(mailbox, Mail.PLAIN, 3, 11));
        assertRefused(Code.CANNOT, () -> take(mailbox, Mail.PLAIN, 2, 11));
        assertThat(mailbox.state().messages().uids()).isEqualTo(UidSet.of(3));
    }

    @Test
    void oneThatIsMadeAgainLaterHasALargerUidValidity() {
        takeover().begin(NAME, new UidValidity(UidValidity.MAX / 2 + 7), Set.of(), ORIGIN);
        account().delete(NAME);
        account().create(NAME, Set.of());
        assertThat(open(NAME).uidValidity().value()).isGreaterThan(UidValidity.MAX / 2 + 7);
    }
}
