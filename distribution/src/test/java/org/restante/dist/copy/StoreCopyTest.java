package org.restante.dist.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restante.dist.admin.AdminException;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidSet;
import org.restante.store.Account;
import org.restante.store.Change;
import org.restante.store.Feature;
import org.restante.store.FlagOperation;
import org.restante.store.IncomingMessage;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.Takeover;
import org.restante.store.access.AccessLists;
import org.restante.store.access.Rights;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.annotation.Annotations;
import org.restante.store.jdbc.JdbcSettings;
import org.restante.store.jdbc.JdbcStore;
import org.restante.store.memory.MemorySettings;
import org.restante.store.memory.MemoryStore;
import org.restante.store.quota.Quota;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;

final class StoreCopyTest {
    private static final String USER = "alice";
    private static final MailboxName WORK = MailboxName.of("deep/work");
    private static final InternalDate DATE = new InternalDate(837_596_665, -420);

    private final List<String> wrong = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private long messages;
    private final Report report = new Report() {
        @Override
        public void octets(long count) {
            assertThat(count).isPositive();
        }

        @Override
        public void message() {
            messages++;
        }

        @Override
        public void left(String where, String what) {
            left.add(where + ": " + what);
        }

        @Override
        public void wrong(String where, String what) {
            wrong.add(where + ": " + what);
        }
    };

    private MailStore from;
    private MailStore to;

    @BeforeEach
    void open() {
        from = JdbcStore.open(JdbcSettings.inMemory("from"));
        to = JdbcStore.open(JdbcSettings.inMemory("to"));
        Account source = from.account(USER);
        source.create(WORK, Set.of(SpecialUse.ARCHIVE));
        source.subscribe(WORK);
        source.subscribe(MailboxName.of("gone"));
        for (MailboxName name : List.of(MailboxName.INBOX, WORK)) {
            try (Mailbox mailbox = source.open(name)) {
                for (int i = 0; i < 30; i++) {
                    append(mailbox, i, Flags.of(MessageFlag.SEEN, MessageFlag.of("$k" + i % 3)));
                }
                see(mailbox, UidSet.of(1, 2, 7), FlagOperation.ADD);
                mailbox.commit(new Change.Expunge(UidSet.of(1, 4, 5, 30)));
            }
        }
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    private static void append(Mailbox mailbox, int number, Flags flags) {
        byte[] octets =
                ("Subject: " + number + "\r\n\r\n" + "\0x\r".repeat(number * 50)).getBytes(StandardCharsets.US_ASCII);
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(octets, 0, octets.length);
            mailbox.commit(new Change.Append(List.of(message.finish(flags, DATE))));
        }
    }

    private void copy() {
        messages = 0;
        new StoreCopy(from, to, report).account(USER);
    }

    private List<String> differences() {
        wrong.clear();
        new StoreComparison(from, to, report).account(USER);
        return List.copyOf(wrong);
    }

    private static void store(MailStore store, UidSet uids, FlagOperation operation, MessageFlag flag) {
        try (Mailbox inbox = store.account(USER).open(MailboxName.INBOX)) {
            inbox.commit(new Change.Store(uids, operation, Flags.of(flag), Optional.empty()));
        }
    }

    @Test
    void everythingThatClientsKnowComesOver() {
        copy();
        assertThat(messages).isEqualTo(52);
        assertThat(seenByBob(to)).isEqualTo(UidSet.of(2, 7));
        assertThat(wrong).isEmpty();
        assertThat(differences()).isEmpty();
        try (Mailbox original = from.account(USER).open(WORK);
                Mailbox copied = to.account(USER).open(WORK)) {
            MailboxState state = copied.state();
            assertThat(copied.uidValidity()).isEqualTo(original.uidValidity());
            assertThat(state.uidNext()).isEqualTo(31);
            assertThat(state.modSeq()).isGreaterThanOrEqualTo(original.state().modSeq());
            for (int i = 0; i < state.messages().size(); i++) {
                assertThat(state.messages().row(i))
                        .isEqualTo(original.state().messages().row(i));
            }
        }
        assertThat(to.account(USER).mailboxes())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .isEqualTo(from.account(USER).mailboxes());
    }

    private static void see(Mailbox mailbox, UidSet uids, FlagOperation operation) {
        mailbox.readBy("bob").commit(new Change.Store(uids, operation, Flags.of(MessageFlag.SEEN), Optional.empty()));
    }

    private static UidSet seenByBob(MailStore store) {
        try (Mailbox inbox = store.account(USER).open(MailboxName.INBOX)) {
            return inbox.state().seen().of("bob");
        }
    }

    @Test
    void anotherRunBringsOverWhatHasChanged() {
        copy();
        copy();
        assertThat(messages).isZero();
        try (Mailbox inbox = from.account(USER).open(MailboxName.INBOX)) {
            see(inbox, UidSet.of(7), FlagOperation.REMOVE);
            see(inbox, UidSet.of(8), FlagOperation.ADD);
        }
        store(from, UidSet.of(2, 3), FlagOperation.ADD, MessageFlag.FLAGGED);
        store(from, UidSet.of(6), FlagOperation.REMOVE, MessageFlag.SEEN);
        try (Mailbox inbox = from.account(USER).open(MailboxName.INBOX)) {
            inbox.commit(new Change.Expunge(UidSet.of(9)));
            append(inbox, 99, Flags.NONE);
        }
        copy();
        assertThat(messages).isEqualTo(1);
        assertThat(differences()).isEmpty();
    }

    // RFC 7162: who has synchronized with the source up to its last change hears of all later ones from the target.
    @Test
    void anotherRunGoesOnBehindTheModSeqOfTheSource() {
        copy();
        for (int i = 0; i < 50; i++) {
            store(from, UidSet.of(2), i % 2 == 0 ? FlagOperation.ADD : FlagOperation.REMOVE, MessageFlag.FLAGGED);
        }
        store(from, UidSet.of(3), FlagOperation.ADD, MessageFlag.FLAGGED);
        try (Mailbox original = from.account(USER).open(MailboxName.INBOX)) {
            ModSeq known = original.state().modSeq();
            copy();
            assertThat(wrong).isEmpty();
            assertThat(differences()).isEmpty();
            try (Mailbox copied = to.account(USER).open(MailboxName.INBOX)) {
                assertThat(copied.state().modSeq()).isGreaterThan(known);
                assertThat(copied.state().changedSince(known, UidSet.range(1, 40)))
                        .isEqualTo(UidSet.of(2, 3));
            }
        }
    }

    @Test
    void whatIsKeptBesideMailComesOver() {
        Account source = from.account(USER);
        source.facet(AccessLists.class).orElseThrow().change(WORK, list -> list.with("bob", Rights.parse("lr"))
                .with("anyone", Rights.parse("l")));
        Annotations annotations = source.facet(Annotations.class).orElseThrow();
        note(annotations, Optional.of(WORK), USER, "/shared/comment", "ours");
        note(annotations, Optional.of(WORK), "bob", "/private/comment", "bob's");
        note(annotations, Optional.empty(), USER, "/private/vendor/x", "mine");
        source.facet(Quota.class).orElseThrow().limit(new QuotaLimits(Map.of(QuotaResource.MESSAGE, 1000L)));
        copy();
        assertThat(differences()).isEmpty();
        Account target = to.account(USER);
        assertThat(target.facet(AccessLists.class).orElseThrow().changed())
                .isEqualTo(source.facet(AccessLists.class).orElseThrow().changed());
        assertThat(target.facet(Annotations.class).orElseThrow().read(Optional.of(WORK), "bob"))
                .containsOnlyKeys("/shared/comment", "/private/comment");
        assertThat(target.facet(Quota.class).orElseThrow().limits().of(QuotaResource.MESSAGE))
                .hasValue(1000);
        note(target.facet(Annotations.class).orElseThrow(), Optional.of(WORK), USER, "/shared/comment", "other");
        assertThat(differences()).containsOnly("alice, deep/work, annotations: it is another one");
    }

    private static void annotate(MailStore store, long uid, AnnotationKey key, String... value) {
        try (Mailbox inbox = store.account(USER).open(MailboxName.INBOX)) {
            Optional<byte[]> octets =
                    Arrays.stream(value).findFirst().map(text -> text.getBytes(StandardCharsets.US_ASCII));
            inbox.commit(new Change.Annotate(UidSet.of(uid), Map.of(key, octets), 10, Optional.empty()));
        }
    }

    private static Map<Long, MessageAnnotations> annotations(MailStore store) {
        try (Mailbox inbox = store.account(USER).open(MailboxName.INBOX)) {
            return AnnotationCopy.read(inbox, UidSet.range(1, UidSet.MAX_UID));
        }
    }

    @Test
    void annotationsOfMessagesComeOverWithTheirModSeqsAndSoDoTheirChanges() {
        AnnotationKey shared = AnnotationKey.shared("/comment");
        AnnotationKey bobs = AnnotationKey.ofReader("/comment", "bob");
        annotate(from, 2, shared, "one");
        annotate(from, 2, bobs, "his");
        annotate(from, 3, shared, "gone");
        annotate(from, 3, shared);
        annotate(from, 6, shared, "same");
        copy();
        assertThat(differences()).isEmpty();
        assertThat(annotations(to)).containsOnlyKeys(2L, 3L, 6L);
        for (long uid : List.of(2L, 3L, 6L)) {
            assertThat(annotations(to).get(uid).changes())
                    .isEqualTo(annotations(from).get(uid).changes());
        }
        ModSeq known = state(from).modSeq();
        annotate(from, 2, shared, "another");
        annotate(from, 2, bobs);
        annotate(from, 7, bobs, "new");
        annotate(to, 6, shared, "only there");
        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "alice, INBOX, UID 2: the annotations",
                        "alice, INBOX, UID 6: the annotations",
                        "alice, INBOX, UID 7: the annotations",
                        "alice, INBOX, UID 2: the MODSEQ",
                        "alice, INBOX, UID 7: the MODSEQ");
        copy();
        assertThat(differences()).isEmpty();
        assertThat(annotations(to).get(2L).values()).containsOnlyKeys(shared);
        assertThat(annotations(to).get(2L).changedSince(known, "bob")).containsExactly("/comment");
        assertThat(state(to).changedSince(known, UidSet.range(1, 40))).isEqualTo(UidSet.of(2, 6, 7));
        ModSeq done = state(to).modSeq();
        copy();
        assertThat(state(to).modSeq()).isEqualTo(done);
        assertThat(left).isEmpty();
    }

    private static MailboxState state(MailStore store) {
        try (Mailbox inbox = store.account(USER).open(MailboxName.INBOX)) {
            return inbox.state();
        }
    }

    private record Unannotated(MailStore store) implements MailStore {
        @Override
        public Set<Feature> features() {
            Set<Feature> features = EnumSet.copyOf(store.features());
            features.remove(Feature.MESSAGE_ANNOTATIONS);
            return features;
        }

        @Override
        public Account account(String user) {
            return store.account(user);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @Test
    void whatATargetKeepsNoneOfStaysBehindAndIsNamed() {
        annotate(from, 2, AnnotationKey.shared("/comment"), "one");
        new StoreCopy(from, new Unannotated(to), report).account(USER);
        assertThat(left).containsExactly("alice, INBOX: the annotations of messages");
        assertThat(wrong).isEmpty();
        assertThat(annotations(to)).isEmpty();
        new StoreComparison(from, new Unannotated(to), report).account(USER);
        assertThat(wrong).isEmpty();
    }

    private static void note(
            Annotations annotations, Optional<MailboxName> mailbox, String reader, String entry, String value) {
        annotations.change(mailbox, reader, entries -> {
            entries.put(entry, value.getBytes(StandardCharsets.US_ASCII));
            return entries;
        });
    }

    @Test
    void anInterruptedRunGoesOn() {
        Account target = to.account(USER);
        try (Mailbox inbox = from.account(USER).open(MailboxName.INBOX)) {
            Takeover takeover = target.facet(Takeover.class).orElseThrow();
            takeover.begin(MailboxName.INBOX, inbox.uidValidity(), Set.of(), inbox.state());
            try (Mailbox copied = target.open(MailboxName.INBOX)) {
                new MessageCopy("", inbox, copied, takeover, true, report).copy(inbox.state(), UidSet.range(1, 12));
            }
        }
        assertThat(messages).isEqualTo(9);
        copy();
        assertThat(messages).isEqualTo(52 - 9);
        assertThat(differences()).isEmpty();
    }

    @Test
    void aMailboxThatLivesInTheTargetIsLeftAlone() {
        Account target = to.account(USER);
        for (int i = 0; i < 100; i++) { // each takes a UIDVALIDITY, so that WORK gets another one than in the source
            target.create(MailboxName.of("other-" + i), Set.of());
        }
        target.create(WORK, Set.of());
        try (Mailbox work = target.open(WORK)) {
            append(work, 1, Flags.NONE);
        }
        assertThatThrownBy(this::copy)
                .isInstanceOf(AdminException.class)
                .hasMessageContaining(WORK + ": the target has another mailbox of this name");
    }

    @Test
    void uidsThatTheTargetGaveMeanwhileAreNotOverwritten() {
        copy();
        try (Mailbox inbox = to.account(USER).open(MailboxName.INBOX)) {
            append(inbox, 1, Flags.NONE);
        }
        assertThatThrownBy(this::copy).hasMessageContaining("UIDs that the source has not");
        assertThat(differences()).containsExactly("alice, INBOX: only in the target: UID 31");
    }

    @Test
    void theComparisonFindsWhatDiffers() {
        copy();
        store(to, UidSet.of(2), FlagOperation.ADD, MessageFlag.FLAGGED);
        to.account(USER).unsubscribe(WORK);
        to.account(USER).create(MailboxName.of("more"), Set.of());
        try (Mailbox inbox = to.account(USER).open(MailboxName.INBOX)) {
            inbox.commit(new Change.Expunge(UidSet.of(3)));
        }
        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "alice, INBOX, UID 2: the flags",
                        "alice, INBOX, UID 3: it is not there",
                        "alice, deep/work: the subscription",
                        "alice, more: only in the target");
    }

    @Test
    void aStoreThatGivesItsOwnUidsIsRefused() {
        try (MailStore memory = new MemoryStore(MemorySettings.DEFAULT)) {
            StoreCopy copy = new StoreCopy(from, memory, report);
            assertThatThrownBy(() -> copy.account(USER)).hasMessageContaining("UIDs of its own");
        }
    }
}
