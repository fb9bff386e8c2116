package org.restante.store.jdbc;

import java.util.List;
import java.util.Set;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidValidity;
import org.restante.store.Committed;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.Takeover;

/** Mailboxes from another store: a snapshot to begin with, whose MODSEQ is that of the origin, and a log from there. */
final class JdbcTakeover implements Takeover {
    private final JdbcAccount account;

    JdbcTakeover(JdbcAccount account) {
        this.account = account;
    }

    @Override
    public void begin(MailboxName name, UidValidity uidValidity, Set<SpecialUse> uses, MailboxState origin) {
        MailboxState beginning = new MailboxState(
                origin.modSeq(), MailboxState.NEW.uidNext(), MailboxState.NEW.messages(), origin.vanished());
        account.takeOver(name, uidValidity, uses, beginning);
    }

    @Override
    public Committed append(Mailbox mailbox, List<Taken> messages) {
        return commits(mailbox).alone((planner, before) -> planner.take(before, messages));
    }

    @Override
    public void reserve(Mailbox mailbox, long uidNext, ModSeq modSeq) {
        commits(mailbox).alone((planner, before) -> planner.reserve(before, uidNext, modSeq));
    }

    private static Commits commits(Mailbox mailbox) {
        if (mailbox instanceof JdbcMailbox ours) {
            return ours.open().commits();
        }
        throw new IllegalArgumentException("a mailbox of another store");
    }
}
