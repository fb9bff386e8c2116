package org.restante.pop3;

import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.restante.pop3.MessageSizes.Extra;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Content;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;
import org.restante.store.MessageTable;
import org.restante.store.StoreException;

/**
 * The INBOX as a session sees it: its messages at the moment of the login, numbered from 1 (RFC 1939 section 5). Nobody is
 * locked out; what others remove meanwhile keeps its number and cannot be read. Nothing changes before {@link #update}.
 */
final class Maildrop implements AutoCloseable {
    private static final Flags SEEN = Flags.of(MessageFlag.SEEN);

    private final Mailbox mailbox;
    private final MessageTable messages;
    private final MessageSizes sizes;
    private final long measured;
    private final BitSet deleted = new BitSet(); // by index
    private final BitSet retrieved = new BitSet();
    private Optional<Extra> extra = Optional.empty();

    private Maildrop(Mailbox mailbox, MessageSizes sizes, long measured) {
        this.mailbox = mailbox;
        this.messages = mailbox.state().messages();
        this.sizes = sizes;
        this.measured = measured;
    }

    static Maildrop open(Pop3Context server, String user) {
        Mailbox mailbox = server.store().account(user).open(MailboxName.INBOX);
        try {
            return new Maildrop(
                    mailbox, server.sizes(), server.settings().limits().measured());
        } catch (RuntimeException | Error e) {
            mailbox.close();
            throw e;
        }
    }

    /** Returns how many messages are not deleted. */
    int size() {
        return messages.size() - deleted.cardinality();
    }

    /** Returns how many octets they have together. */
    long octets() {
        return numbers().mapToLong(this::octets).sum();
    }

    /** Returns the numbers of the messages that are not deleted. */
    IntStream numbers() {
        return IntStream.range(0, messages.size())
                .filter(index -> !deleted.get(index))
                .map(index -> index + 1);
    }

    private int index(int number) {
        if (number < 1 || number > messages.size()) {
            throw new Refusal("No such message");
        }
        if (deleted.get(number - 1)) {
            throw new Refusal("The message is deleted");
        }
        return number - 1;
    }

    /** Takes note that there has to be such a message, and that it is not deleted. */
    void require(int number) {
        index(number);
    }

    /** Returns how many octets of a message are sent, dots that are doubled not counted. */
    long octets(int number) {
        int index = index(number);
        if (extra.isEmpty()) {
            extra = Optional.of(sizes.of(mailbox, messages, measured));
        }
        return messages.octets(index) + extra.get().of(messages.uid(index));
    }

    /**
     * Returns the unique identifier: 16 hexadecimal digits, of the UID and of the UIDVALIDITY (RFC 1939 section 7 wants it
     * to be the same in every session). Dovecot makes it the same way, so mail that moves keeps it.
     */
    String uniqueId(int number) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits((int) messages.uid(index(number)))
                + hex.toHexDigits((int) mailbox.uidValidity().value());
    }

    /** Opens the octets of a message, to be closed by the caller. */
    Content open(int number) {
        long uid = messages.uid(index(number));
        // It may still be readable for those who have not been told; that is not for us to find out.
        if (!mailbox.state().messages().contains(uid)) {
            throw new Refusal("The message has been removed meanwhile");
        }
        try {
            return mailbox.content(uid);
        } catch (StoreException e) {
            if (e.code() == StoreException.Code.EXPUNGEISSUED) {
                throw new Refusal("The message has been removed meanwhile");
            }
            throw e;
        }
    }

    /** Takes note that the client has got a message. */
    void retrieved(int number) {
        retrieved.set(index(number));
    }

    /** Marks a message as deleted. */
    void delete(int number) {
        deleted.set(index(number));
    }

    /** Takes all marks away. */
    void reset() {
        deleted.clear();
    }

    /**
     * Removes what is marked, all or none of it, in one commit (RFC 1939 section 6); before it, what was retrieved and stays
     * becomes {@code \Seen}, if that is wanted.
     *
     * @throws StoreException if it cannot be done; nothing is removed then
     */
    void update(Pop3Settings.Retrieved wish) {
        if (wish == Pop3Settings.Retrieved.SEEN) {
            BitSet kept = (BitSet) retrieved.clone();
            kept.andNot(deleted);
            commit(kept, uids -> new Change.Store(uids, FlagOperation.ADD, SEEN, Optional.empty()));
        }
        commit(deleted, Change.Expunge::new);
    }

    private void commit(BitSet indexes, Function<UidSet, Change> change) {
        if (!indexes.isEmpty()) {
            UidSet.Builder uids = UidSet.builder();
            indexes.stream().forEach(index -> uids.add(messages.uid(index)));
            mailbox.commit(change.apply(uids.build()));
        }
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
