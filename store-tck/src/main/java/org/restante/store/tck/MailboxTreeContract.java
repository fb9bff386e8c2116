package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidSet;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.ObjectId;
import org.restante.store.StoreException.Code;

/** The tree of mailboxes: created, listed, opened, renamed and deleted; INBOX is always there. */
public abstract class MailboxTreeContract extends OpenStore {
    @Override
    Set<Feature> needs() {
        return Set.of(Feature.MAILBOXES);
    }

    static MailboxName name(String text) {
        return MailboxName.of(text);
    }

    final void make(String... names) {
        Stream.of(names).forEach(name -> account().create(name(name), Set.of()));
    }

    final List<String> names() {
        return account().mailboxes().stream()
                .filter(entry -> entry.id().isPresent())
                .map(entry -> entry.name().value())
                .toList();
    }

    final Optional<ObjectId> id(String name) {
        return account().mailboxes().stream()
                .filter(entry -> entry.name().equals(name(name)))
                .findFirst()
                .flatMap(MailboxEntry::id);
    }

    @Test
    void aNewAccountHasAnInboxAndNothingElse() {
        assertThat(account().mailboxes())
                .containsExactly(new MailboxEntry(MailboxName.INBOX, id("INBOX"), Set.of(), false));
        assertThat(id("INBOX")).isPresent();
        assertThat(inbox().id()).isEqualTo(id("INBOX").orElseThrow());
    }

    @Test
    void noTwoAccountsHaveMailboxesOfOneIdentity() {
        make("box");
        Account other = store().account("bob");
        other.create(name("box"), Set.of());
        assertThat(other.mailboxes())
                .extracting(MailboxEntry::id)
                .doesNotContainAnyElementsOf(
                        account().mailboxes().stream().map(MailboxEntry::id).toList());
    }

    @Test
    void mailboxesAboveANewOneAreMade() {
        make("a/b/c");
        assertThat(names()).containsExactly("INBOX", "a", "a/b", "a/b/c");
        make("a/x");
        assertThat(names()).containsExactly("INBOX", "a", "a/b", "a/b/c", "a/x");
        open("a").close();
    }

    @Test
    void aMailboxCanBeBelowInbox() {
        make("inbox/x");
        assertThat(names()).containsExactly("INBOX", "INBOX/x");
        open("Inbox/x");
    }

    @Test
    void theListIsSorted() {
        make("b", "a", "a/b", "a b", "B");
        assertThat(account().mailboxes())
                .extracting(MailboxEntry::name)
                .isSorted()
                .hasSize(6);
    }

    @Test
    void whatIsThereIsNotCreatedAgain() {
        make("a");
        Optional<ObjectId> before = id("a");
        assertRefused(Code.ALREADYEXISTS, () -> make("a"));
        assertRefused(Code.ALREADYEXISTS, () -> make("INBOX"));
        assertRefused(Code.ALREADYEXISTS, () -> make("inbox"));
        assertThat(id("a")).isEqualTo(before);
    }

    @Test
    void whatIsNotThereIsNotOpenedDeletedOrRenamed() {
        make("a");
        for (String missing : List.of("A", "a/b", "b", "a ", "á")) {
            assertRefused(Code.NONEXISTENT, () -> account().open(name(missing)));
            assertRefused(Code.NONEXISTENT, () -> account().delete(name(missing)));
            assertRefused(Code.NONEXISTENT, () -> account().rename(name(missing), name("target")));
        }
        assertThat(names()).containsExactly("INBOX", "a");
    }

    @Test
    void deletingLeavesTheMailboxesBelow() {
        make("a/b/c");
        account().delete(name("a/b"));
        assertThat(names()).containsExactly("INBOX", "a", "a/b/c");
        account().delete(name("a"));
        assertThat(names()).containsExactly("INBOX", "a/b/c");
        make("a");
        assertThat(names()).containsExactly("INBOX", "a", "a/b/c");
    }

    @Test
    void inboxIsNotDeletedOrRenamed() {
        assertRefused(Code.CANNOT, () -> account().delete(MailboxName.INBOX));
        assertRefused(Code.CANNOT, () -> account().rename(MailboxName.INBOX, name("old")));
        assertThat(names()).containsExactly("INBOX");
    }

    @Test
    void openHandlesLearnThatTheirMailboxIsGone() {
        Mailbox mailbox = create("a");
        account().delete(name("a"));
        assertRefused(Code.NONEXISTENT, mailbox::state);
        create("a");
        assertRefused(Code.NONEXISTENT, mailbox::state);
        assertRefused(Code.NONEXISTENT, () -> mailbox.content(1));
    }

    @Test
    void renamingTakesTheMailboxesBelowAlong() {
        make("a/b/c", "ab", "a/x", "a.b");
        Optional<ObjectId> inner = id("a/b/c");
        account().rename(name("a"), name("n/m"));
        assertThat(names()).containsExactly("INBOX", "a.b", "ab", "n", "n/m", "n/m/b", "n/m/b/c", "n/m/x");
        assertThat(id("n/m/b/c")).isEqualTo(inner);
    }

    @Test
    void anOpenHandleFollowsARename() {
        assumeTrue(has(Feature.WRITE));
        Mailbox inner = create("a/b");
        append(inner, Mail.PLAIN);
        account().rename(name("a"), name("z"));
        assertThat(append(inner, Mail.MULTIPART).target()).isEqualTo(UidSet.of(2));
        assertThat(content(open("z/b"), 2)).isEqualTo(Mail.MULTIPART);
        assertThat(open("z/b").id()).isEqualTo(inner.id());
    }

    @Test
    void aMailboxIsNotRenamedToOneThatIsThere() {
        make("a/x", "b/x", "c");
        assertRefused(Code.ALREADYEXISTS, () -> account().rename(name("a"), name("b")));
        assertRefused(Code.ALREADYEXISTS, () -> account().rename(name("a"), name("a")));
        assertRefused(Code.ALREADYEXISTS, () -> account().rename(name("a"), name("inbox")));
        assertThat(names()).containsExactly("INBOX", "a", "a/x", "b", "b/x", "c");
    }

    @Test
    void aRenameWhoseInnerNamesAreTakenChangesNothing() {
        make("a/x", "b/x");
        account().delete(name("b"));
        List<MailboxEntry> before = account().mailboxes();
        assertRefused(Code.ALREADYEXISTS, () -> account().rename(name("a"), name("b")));
        assertThat(account().mailboxes()).isEqualTo(before);
    }

    @Test
    void aMailboxIsNotRenamedBelowItself() {
        make("a/b");
        List<MailboxEntry> before = account().mailboxes();
        assertRefused(Code.CANNOT, () -> account().rename(name("a"), name("a/c")));
        assertRefused(Code.CANNOT, () -> account().rename(name("a"), name("a/b/c/d")));
        assertThat(account().mailboxes()).isEqualTo(before);
    }

    @Test
    void aMailboxCanMoveUpAndChangeItsCase() {
        make("a/b/c");
        account().rename(name("a/b"), name("b"));
        account().rename(name("b"), name("B"));
        assertThat(names()).containsExactly("B", "B/c", "INBOX", "a");
    }

    @Test
    void usesAreKept() {
        assumeTrue(has(Feature.SPECIAL_USE), "no special uses");
        account().create(name("Sent"), Set.of(SpecialUse.SENT));
        account().create(name("x/Both"), Set.of(SpecialUse.JUNK, SpecialUse.TRASH));
        assertThat(account().mailboxes())
                .extracting(MailboxEntry::uses)
                .containsExactly(
                        Set.of(), Set.of(SpecialUse.SENT), Set.of(), Set.of(SpecialUse.JUNK, SpecialUse.TRASH));
        account().rename(name("Sent"), name("Gesendet"));
        assertThat(account().mailboxes().getFirst().uses()).containsExactly(SpecialUse.SENT);
    }

    @Test
    void identitiesAreNotUsedAgain() {
        make("a", "b");
        Optional<ObjectId> before = id("a");
        assertThat(before).isNotEqualTo(id("b"));
        account().delete(name("a"));
        make("a");
        assertThat(id("a")).isPresent().isNotEqualTo(before);
    }

    @Test
    void accountsDoNotSeeEachOther() {
        make("a");
        for (String user :
                List.of("bob", "Alice", "alice ", "alice/a", "../alice", "", "ali%", "алиса", "a".repeat(255))) {
            Account other = store().account(user);
            assertThat(other.mailboxes()).as(user).hasSize(1);
            other.create(name("own"), Set.of());
            other.subscribe(name("own"));
            assertThat(store().account(user).mailboxes()).as(user).hasSize(2);
        }
        assertThat(names()).containsExactly("INBOX", "a");
        assertThat(store().account("alice").mailboxes()).noneMatch(MailboxEntry::subscribed);
    }
}
