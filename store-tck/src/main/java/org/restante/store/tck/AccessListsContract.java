package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Feature;
import org.restante.store.StoreException.Code;
import org.restante.store.Watch;
import org.restante.store.access.AccessList;
import org.restante.store.access.AccessLists;
import org.restante.store.access.Rights;

/** Access lists of mailboxes (RFC 4314), in stores that keep them. */
public abstract class AccessListsContract extends OpenStore {
    private static final MailboxName TEAM = MailboxName.of("team");
    private static final Rights LRS = Rights.parse("lrs");

    @Override
    Set<Feature> needs() {
        return Set.of(Feature.ACCESS_LISTS);
    }

    private AccessLists lists() {
        return account().facet(AccessLists.class).orElseThrow();
    }

    private void give(MailboxName mailbox, String identifier, Rights rights) {
        lists().change(mailbox, list -> list.with(identifier, rights));
    }

    @Test
    void aListBeginsWithTheOwnersRights() {
        assertThat(lists().changed()).isEmpty();
        lists().change(MailboxName.INBOX, list -> {
            assertThat(list).isEqualTo(AccessList.initial("alice"));
            return list.with("bob", LRS).with("-bob", Rights.parse("s")).with("anyone ", Rights.parse("p"));
        });
        AccessList list = lists().changed().get(MailboxName.INBOX);
        assertThat(list.entries()).containsOnlyKeys("-bob", "alice", "anyone ", "bob");
        assertThat(list.of("bob")).isEqualTo(LRS);
        assertThat(list.of("alice")).isEqualTo(Rights.ALL);
        assertThat(list.of("anyone")).isEqualTo(Rights.NONE);
        give(MailboxName.INBOX, "bob", Rights.NONE);
        assertThat(lists().changed().get(MailboxName.INBOX).entries()).containsOnlyKeys("-bob", "alice", "anyone ");
    }

    @Test
    void aNewMailboxBeginsWithTheListOfTheOneAboveIt() {
        create("team");
        give(TEAM, "bob", LRS);
        create("team/a/b");
        create("other");
        assertThat(lists().changed()).containsOnlyKeys(TEAM, MailboxName.of("team/a"), MailboxName.of("team/a/b"));
        give(TEAM, "carol", LRS);
        assertThat(lists().changed().get(MailboxName.of("team/a")).entries()).containsOnlyKeys("alice", "bob");
    }

    @Test
    void whoIsToldOfANewMailboxFindsItsList() {
        create("team");
        give(TEAM, "bob", LRS);
        assertThat(lists().changed()).containsOnlyKeys(TEAM); // and is known from now on
        Set<MailboxName> told = new HashSet<>();
        Optional<Watch> watch =
                account().watch(() -> told.addAll(lists().changed().keySet()));
        assumeThat(watch).as("the store tells of changes").isPresent();
        create("team/a");
        assertThat(told).contains(MailboxName.of("team/a"));
        watch.get().close();
    }

    @Test
    void aListFollowsItsMailboxAndGoesWithIt() {
        create("team");
        give(TEAM, "bob", LRS);
        account().rename(TEAM, MailboxName.of("group"));
        assertThat(lists().changed()).containsOnlyKeys(MailboxName.of("group"));
        account().delete(MailboxName.of("group"));
        create("group");
        assertThat(lists().changed()).isEmpty();
        assertRefused(Code.NONEXISTENT, () -> give(TEAM, "bob", LRS));
    }

    @Test
    void listsSurviveARestart() {
        give(MailboxName.INBOX, "bob", LRS);
        reopen();
        assertThat(lists().changed().get(MailboxName.INBOX).of("bob")).isEqualTo(LRS);
    }

    @Test
    void whoNamesSomebodyIsFound() {
        give(MailboxName.INBOX, "bob", LRS);
        store().account("dave")
                .facet(AccessLists.class)
                .orElseThrow()
                .change(MailboxName.INBOX, list -> list.with("$team", LRS));
        assertThat(lists().ownersNaming(Set.of("bob"))).containsExactly("alice");
        assertThat(lists().ownersNaming(Set.of("bob", "$team"))).containsExactly("alice", "dave");
        assertThat(lists().ownersNaming(Set.of("carol"))).isEmpty();
        give(MailboxName.INBOX, "bob", Rights.NONE);
        assertThat(lists().ownersNaming(Set.of("bob"))).isEmpty();
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() {
        assertThatThrownBy(() -> lists().change(MailboxName.INBOX, list -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(lists().changed()).isEmpty();
    }

    @Test
    void noChangeIsLostToAnother() {
        Threads.together(4, i -> {
            for (int n = 0; n < 5; n++) {
                give(MailboxName.INBOX, "user" + i + n, LRS);
            }
        });
        assertThat(lists().changed().get(MailboxName.INBOX).entries()).hasSize(21);
    }
}
