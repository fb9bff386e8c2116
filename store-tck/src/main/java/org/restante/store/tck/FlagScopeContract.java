package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.FlagOperation;
import org.restante.store.FlagScope;
import org.restante.store.FlagScope.Kind;
import org.restante.store.Mailbox;

/** A change touches no flags but those that it may (RFC 4314 section 4). */
public abstract class FlagScopeContract extends OpenStore {
    private static final UidSet FIRST = UidSet.of(1);

    private static Committed store(Mailbox mailbox, FlagOperation operation, FlagScope scope, MessageFlag... flags) {
        return mailbox.commit(new Change.Store(FIRST, operation, Flags.of(flags), Optional.empty(), scope));
    }

    @Test
    void flagsOutsideTheScopeStay() {
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN, MessageFlag.SEEN, MessageFlag.FLAGGED);
        FlagScope seen = new FlagScope(Set.of(Kind.SEEN));
        store(inbox, FlagOperation.REPLACE, seen, MessageFlag.DELETED);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.FLAGGED));
        store(inbox, FlagOperation.ADD, seen, MessageFlag.SEEN, MessageFlag.DRAFT);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.FLAGGED, MessageFlag.SEEN));
        store(inbox, FlagOperation.REMOVE, new FlagScope(Set.of(Kind.OTHER)), MessageFlag.SEEN, MessageFlag.FLAGGED);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.SEEN));
        store(inbox, FlagOperation.REPLACE, new FlagScope(Set.of(Kind.DELETED, Kind.OTHER)), MessageFlag.DELETED);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.DELETED));
        assertThat(store(inbox, FlagOperation.REPLACE, new FlagScope(Set.of()), MessageFlag.DRAFT)
                        .isChange())
                .isFalse();
    }

    @Test
    void theScopeIsRemembered() {
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN, MessageFlag.SEEN, MessageFlag.FLAGGED);
        store(inbox, FlagOperation.REPLACE, new FlagScope(Set.of(Kind.DELETED)), MessageFlag.DELETED);
        reopen();
        assertThat(flags(inbox(), 1)).isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.FLAGGED, MessageFlag.DELETED));
    }

    @Test
    void copiesTakeTheFlagsOfTheScopeAlong() {
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN, MessageFlag.SEEN, MessageFlag.FLAGGED, MessageFlag.DELETED);
        inbox.commit(new Change.Copy(FIRST, inbox, new FlagScope(Set.of(Kind.SEEN))));
        assertThat(flags(inbox, 2)).isEqualTo(Flags.of(MessageFlag.SEEN));
        inbox.commit(new Change.Move(FIRST, inbox, new FlagScope(Set.of(Kind.OTHER))));
        assertThat(flags(inbox, 3)).isEqualTo(Flags.of(MessageFlag.FLAGGED));
    }

    @Test
    void copiesToOtherMailboxesDoSoToo() {
        Mailbox inbox = inbox();
        Mailbox other = create("other");
        append(inbox, Mail.PLAIN, MessageFlag.SEEN, MessageFlag.FLAGGED, MessageFlag.DELETED);
        inbox.commit(new Change.Copy(FIRST, other, new FlagScope(Set.of(Kind.DELETED))));
        inbox.commit(new Change.Move(FIRST, other, new FlagScope(Set.of())));
        assertThat(flags(other, 1)).isEqualTo(Flags.of(MessageFlag.DELETED));
        assertThat(flags(other, 2)).isEqualTo(Flags.NONE);
    }
}
