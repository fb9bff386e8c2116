package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.SpecialUse;
import org.restante.store.Change;
import org.restante.store.Feature;
import org.restante.store.Mailbox;
import org.restante.store.MessageAnnotations;
import org.restante.store.StoreException.Code;
import org.restante.store.access.AccessLists;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.annotation.Annotations;
import org.restante.store.key.MailboxKeys;
import org.restante.store.quota.Quota;

/** What a store does not claim it refuses with CANNOT; reading works in any case. */
public abstract class FeatureContract extends OpenStore {
    private static final MailboxName NAME = MailboxName.of("name");

    @Override
    Set<Feature> needs() {
        return Set.of();
    }

    @Test
    void inboxOpensInEveryStore() {
        assertTrue(inbox().state().uidNext() >= 1);
        assertTrue(account().mailboxes().stream().anyMatch(entry -> entry.name().isInbox()));
    }

    @Test
    void aStoreThatDoesNotWriteRefusesChanges() {
        assumeFalse(has(Feature.WRITE), "the store writes");
        Mailbox inbox = inbox();
        assertRefused(Code.CANNOT, () -> append(inbox, Mail.PLAIN));
        assertRefused(Code.CANNOT, () -> add(inbox, ALL, MessageFlag.SEEN));
        for (Change change :
                List.of(new Change.Expunge(ALL), new Change.Copy(ALL, inbox), new Change.Move(ALL, inbox))) {
            assertRefused(Code.CANNOT, () -> inbox.commit(change));
        }
        assertRefused(Code.CANNOT, () -> replace(inbox, 1, inbox, Mail.PLAIN));
    }

    @Test
    void aStoreWithoutKeywordsRefusesToStoreThem() {
        assumeTrue(has(Feature.WRITE) && !has(Feature.KEYWORDS), "the store keeps keywords");
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN);
        MessageFlag keyword = MessageFlag.of("$Forwarded");
        assertRefused(Code.CANNOT, () -> add(inbox, ALL, MessageFlag.SEEN, keyword));
        assertRefused(Code.CANNOT, () -> append(inbox, Mail.PLAIN, keyword));
        assertThat(inbox.state().messages().size()).isEqualTo(1);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.NONE);
    }

    @Test
    void aStoreWithoutMailboxesRefusesToChangeTheTree() {
        assumeFalse(has(Feature.MAILBOXES), "the store changes the tree");
        assertRefused(Code.CANNOT, () -> account().create(NAME, Set.of()));
        assertRefused(Code.CANNOT, () -> account().rename(MailboxName.INBOX, NAME));
        assertRefused(Code.CANNOT, () -> account().delete(MailboxName.INBOX));
        assertRefused(Code.CANNOT, () -> account().subscribe(NAME));
        assertRefused(Code.CANNOT, () -> account().unsubscribe(NAME));
    }

    @Test
    void aStoreWithoutAnnotationsOfMessagesRefusesThem() {
        assumeTrue(has(Feature.WRITE) && !has(Feature.MESSAGE_ANNOTATIONS), "the store keeps annotations of messages");
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN);
        AnnotationKey comment = AnnotationKey.shared("/comment");
        Change annotate = new Change.Annotate(ALL, Map.of(comment, Optional.of(new byte[1])), 10, Optional.empty());
        assertRefused(Code.CANNOT, () -> inbox.commit(annotate));
        assertRefused(Code.CANNOT, () -> appendAnnotated(inbox, MessageAnnotations.of(Map.of(comment, new byte[1]))));
        inbox.annotations(ALL, (uid, annotations) -> assertTrue(annotations.isEmpty()));
    }

    @Test
    void aStoreWithOneSeenForAllRefusesToReadOtherwise() {
        assumeFalse(has(Feature.PRIVATE_SEEN), "the store keeps a \\Seen for each reader");
        Mailbox inbox = inbox();
        assertRefused(Code.CANNOT, () -> inbox.readBy("bob"));
        assertTrue(inbox.state().seen().readers().isEmpty());
    }

    @Test
    void aStoreWithoutSpecialUsesRefusesThem() {
        assumeTrue(has(Feature.MAILBOXES) && !has(Feature.SPECIAL_USE), "the store keeps special uses");
        assertRefused(Code.CANNOT, () -> account().create(NAME, Set.of(SpecialUse.SENT)));
        account().create(NAME, Set.of());
        assertRefused(Code.CANNOT, () -> account().use(NAME, Set.of(SpecialUse.SENT)));
    }

    @Test
    void whatOnlySomeStoresKeepIsThereIfItIsClaimed() {
        Map<Feature, Class<?>> facets = Map.of(
                Feature.ANNOTATIONS, Annotations.class,
                Feature.ACCESS_LISTS, AccessLists.class,
                Feature.QUOTA, Quota.class,
                Feature.MAILBOX_KEYS, MailboxKeys.class);
        facets.forEach((feature, facet) ->
                assertThat(account().facet(facet).isPresent()).as("%s", feature).isEqualTo(has(feature)));
    }
}
