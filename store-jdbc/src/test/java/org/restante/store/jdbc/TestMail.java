package org.restante.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Content;
import org.restante.store.FlagOperation;
import org.restante.store.IncomingMessage;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;

/** Short words for what the tests do to mailboxes. */
final class TestMail {
    private TestMail() {}

    static Mailbox inbox(MailStore store) {
        return store.account("alice").open(MailboxName.INBOX);
    }

    static byte[] octets(int size, int seed) {
        byte[] octets = new byte[size];
        for (int i = 0; i < size; i++) {
            octets[i] = (byte) (i * 31 + seed + i / 251);
        }
        byte[] header = "Subject: test\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, octets, 0, Math.min(size, header.length));
        return octets;
    }

    /** Appends a message and returns its UID. */
    static long append(Mailbox mailbox, byte[] octets) {
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(octets, 0, octets.length);
            Committed committed = mailbox.commit(
                    new Change.Append(List.of(message.finish(Flags.NONE, InternalDate.of(Instant.EPOCH)))));
            return committed.target().first(0);
        }
    }

    static Committed flag(Mailbox mailbox, UidSet uids, FlagOperation operation, Flags flags) {
        return mailbox.commit(new Change.Store(uids, operation, flags, Optional.empty()));
    }

    static byte[] read(Mailbox mailbox, long uid) {
        try (Content content = mailbox.content(uid)) {
            byte[] octets = new byte[(int) content.size()];
            content.read(0, octets, 0, octets.length);
            return octets;
        }
    }
}
