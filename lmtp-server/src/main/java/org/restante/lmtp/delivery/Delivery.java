package org.restante.lmtp.delivery;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.core.connection.Faults;
import org.restante.core.log.CodeOrigin;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.IncomingMessage;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.NewMessage;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts messages into mailboxes. A message for several is stored once, as far as the store can share octets. */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final MailStore store;
    private final Duplicates duplicates;

    /** Delivers into this store. */
    public Delivery(MailStore store, DeliverySettings settings, Clock clock) {
        this.store = store;
        this.duplicates = new Duplicates(settings.duplicates(), clock);
    }

    /**
     * Delivers a message; what is delivered is on disk when this returns.
     *
     * @return what became of it, for each recipient in their order
     */
    public List<Outcome> deliver(Envelope envelope, List<Recipient> recipients, Spool message) {
        try (OneMessage delivery = new OneMessage(envelope, recipients, message)) {
            return recipients.stream().map(delivery::deliver).toList();
        }
    }

    /** One message on its way into all of its mailboxes. */
    private final class OneMessage implements AutoCloseable {
        private final Envelope envelope;
        private final byte[] trace;
        private final Spool message;
        private final Map<Recipient.Target, Outcome> outcomes = new HashMap<>();
        private final List<Mailbox> open = new ArrayList<>();
        private Optional<Stored> stored = Optional.empty();

        /** Where the message is already. */
        private record Stored(Mailbox mailbox, long uid, Optional<String> messageId) {}

        OneMessage(Envelope envelope, List<Recipient> recipients, Spool message) {
            this.envelope = envelope;
            this.trace = envelope.trace(recipients).getBytes(StandardCharsets.UTF_8);
            this.message = message;
        }

        Outcome deliver(Recipient recipient) {
            return outcomes.computeIfAbsent(recipient.target(), this::attempt);
        }

        private Outcome attempt(Recipient.Target target) {
            try {
                Mailbox mailbox = open(target);
                open.add(mailbox);
                return stored.isPresent() ? copy(target, mailbox, stored.get()) : store(target, mailbox);
            } catch (StoreException refusal) {
                return new Outcome.Failed(refusal);
            } catch (UncheckedIOException disk) {
                LOG.error("A message cannot be delivered", disk);
                return new Outcome.Failed(
                        new StoreException(StoreException.Code.UNAVAILABLE, "Cannot be kept at the moment", disk));
            } catch (RuntimeException | Error bug) {
                Faults.rethrowIfFinal(bug);
                LOG.error("A message cannot be delivered, because of {}", CodeOrigin.of(bug), bug);
                return new Outcome.Failed(
                        new StoreException(StoreException.Code.SERVERBUG, "Cannot be kept at the moment", bug));
            }
        }

        // A mailbox that has gone since the recipient was named is no reason to lose the mail.
        private Mailbox open(Recipient.Target target) {
            try {
                return store.account(target.account()).open(target.mailbox());
            } catch (StoreException refusal) {
                if (refusal.code() != StoreException.Code.NONEXISTENT
                        || target.mailbox().isInbox()) {
                    throw refusal;
                }
                return store.account(target.account()).open(MailboxName.INBOX);
            }
        }

        private Outcome store(Recipient.Target target, Mailbox mailbox) {
            try (IncomingMessage incoming = new IncomingMessage(mailbox)) {
                incoming.write(trace, 0, trace.length);
                message.copyTo(incoming);
                NewMessage complete = incoming.finish(Flags.NONE, InternalDate.of(envelope.arrival()));
                Optional<String> id = complete.summary().envelope().messageId();
                if (id.isPresent() && duplicates.contains(target, id.get())) {
                    return new Outcome.Duplicate();
                }
                UidSet uids =
                        mailbox.commit(new Change.Append(List.of(complete))).target();
                stored = Optional.of(new Stored(mailbox, uids.first(0), id));
                return delivered(target, id);
            }
        }

        private Outcome copy(Recipient.Target target, Mailbox mailbox, Stored from) {
            if (from.messageId().isPresent()
                    && duplicates.contains(target, from.messageId().get())) {
                return new Outcome.Duplicate();
            }
            UidSet copied = from.mailbox()
                    .commit(new Change.Copy(UidSet.of(from.uid()), mailbox))
                    .target();
            if (copied.isEmpty()) {
                return store(target, mailbox); // somebody was quick to expunge it
            }
            return delivered(target, from.messageId());
        }

        private Outcome delivered(Recipient.Target target, Optional<String> messageId) {
            messageId.ifPresent(id -> duplicates.add(target, id));
            return new Outcome.Delivered();
        }

        @Override
        public void close() {
            open.forEach(mailbox -> Faults.contain(LOG, "Closing a mailbox", mailbox::close));
        }
    }
}
