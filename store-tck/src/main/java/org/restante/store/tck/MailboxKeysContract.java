package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Feature;
import org.restante.store.StoreException.Code;
import org.restante.store.key.MailboxKeys;

/** Keys of mailboxes (RFC 4467 section 3), in stores that keep them. */
public abstract class MailboxKeysContract extends OpenStore {
    private static final MailboxName TEAM = MailboxName.of("team");

    @Override
    Set<Feature> needs() {
        return Set.of(Feature.MAILBOX_KEYS, Feature.MAILBOXES);
    }

    private MailboxKeys keys() {
        return account().facet(MailboxKeys.class).orElseThrow();
    }

    private static byte[] key(int last) {
        byte[] key = new byte[MailboxKeys.MAX_LENGTH];
        key[0] = (byte) 0xFF;
        key[key.length - 1] = (byte) last;
        return key;
    }

    @Test
    void aMailboxHasNoKeyUntilItGetsOne() {
        assertThat(keys().find(MailboxName.INBOX)).isEmpty();
        assertThat(keys().findOrSet(MailboxName.INBOX, key(1))).isEqualTo(key(1));
        assertThat(keys().findOrSet(MailboxName.INBOX, key(2))).isEqualTo(key(1));
        assertThat(keys().find(MailboxName.INBOX)).hasValue(key(1));
        keys().set(MailboxName.INBOX, key(3));
        assertThat(keys().find(MailboxName.INBOX)).hasValue(key(3));
    }

    @Test
    void aKeyStaysWithItsMailboxAndEndsWithIt() {
        create("team");
        keys().set(TEAM, key(1));
        account().rename(TEAM, MailboxName.of("crew"));
        assertThat(keys().find(MailboxName.of("crew"))).hasValue(key(1));
        assertRefused(Code.NONEXISTENT, () -> keys().find(TEAM));
        account().delete(MailboxName.of("crew"));
        account().create(MailboxName.of("crew"), Set.of());
        assertThat(keys().find(MailboxName.of("crew"))).isEmpty();
    }

    @Test
    void aMailboxThatIsNotThereHasNone() {
        assertRefused(Code.NONEXISTENT, () -> keys().find(TEAM));
        assertRefused(Code.NONEXISTENT, () -> keys().findOrSet(TEAM, key(1)));
        assertRefused(Code.NONEXISTENT, () -> keys().set(TEAM, key(1)));
    }

    @Test
    void allKeysOfAnAccountAreTakenAndNoOthers() {
        create("team");
        keys().set(TEAM, key(1));
        keys().set(MailboxName.INBOX, key(2));
        MailboxKeys others = store().account("bob").facet(MailboxKeys.class).orElseThrow();
        others.set(MailboxName.INBOX, key(3));
        keys().clear();
        assertThat(keys().find(TEAM)).isEmpty();
        assertThat(keys().find(MailboxName.INBOX)).isEmpty();
        assertThat(others.find(MailboxName.INBOX)).hasValue(key(3));
    }

    @Test
    void keysAreDurable() {
        keys().set(MailboxName.INBOX, key(1));
        reopen();
        assertThat(keys().find(MailboxName.INBOX)).hasValue(key(1));
    }

    @Test
    void whoComesFirstGivesTheKey() {
        Callable<Integer> one = () -> (int) keys().findOrSet(MailboxName.INBOX, key(1))[MailboxKeys.MAX_LENGTH - 1];
        Callable<Integer> other = () -> (int) keys().findOrSet(MailboxName.INBOX, key(2))[MailboxKeys.MAX_LENGTH - 1];
        assertThat(Threads.run(List.of(one, other, one, other)).stream().distinct())
                .hasSize(1);
    }
}
