package org.restante.dist.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.restante.lmtp.delivery.MailAddress;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.EditableDirectory;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;
import org.restante.store.Account;
import org.restante.store.Change;
import org.restante.store.Content;
import org.restante.store.IncomingMessage;
import org.restante.store.Inspectable;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.MessageTable;
import org.restante.store.StoreException;
import org.restante.store.quota.Quota;
import org.restante.store.quota.QuotaLimits;

/** Works on the store and the directory themselves, which stay open when this is closed. */
public final class StoreAdministration implements Administration {
    private static final int BUFFER = 32 << 10;

    private final Supplier<MailStore> store;
    private final UserDirectory directory;
    private final long largestMessage;
    private final Supplier<MailDelivery> delivery;
    private final Supplier<Inspectable> inspection;

    /**
     * Works on these.
     *
     * @param store gives the store when it is first needed
     * @param directory who the users are
     * @param largestMessage how many octets a message may have
     * @param delivery gives what delivers when it is first needed, as the store
     * @param inspection gives what looks for damage in the store, and mends it
     */
    public StoreAdministration(
            Supplier<MailStore> store,
            UserDirectory directory,
            long largestMessage,
            Supplier<MailDelivery> delivery,
            Supplier<Inspectable> inspection) {
        this.store = store;
        this.directory = directory;
        this.largestMessage = largestMessage;
        this.delivery = delivery;
        this.inspection = inspection;
    }

    @Override
    public List<UserName> users() {
        return refusing(() -> editable().list());
    }

    @Override
    public void addUser(UserName user, Password password) {
        refusing(() -> editable().add(user, password));
    }

    @Override
    public void setPassword(UserName user, Password password) {
        refusing(() -> editable().setPassword(user, password));
    }

    @Override
    public void removeUser(UserName user) {
        refusing(() -> editable().remove(user));
    }

    private EditableDirectory editable() {
        if (directory instanceof EditableDirectory editable) {
            return editable;
        }
        throw new AdminException("the user directory \"" + directory.realm() + "\" is not kept by this server");
    }

    @Override
    public List<MailboxLine> mailboxes(UserName user) {
        return refusing(() -> {
            Account account = account(user);
            List<MailboxLine> lines = new ArrayList<>();
            for (MailboxEntry entry : account.mailboxes()) {
                if (entry.id().isPresent()) {
                    lines.add(line(account, entry.name()));
                }
            }
            return lines;
        });
    }

    private static MailboxLine line(Account account, MailboxName name) {
        try (Mailbox mailbox = account.open(name)) {
            MessageTable messages = mailbox.state().messages();
            long octets = 0;
            for (int i = 0; i < messages.size(); i++) {
                octets += messages.octets(i);
            }
            return new MailboxLine(name, messages.size(), octets);
        }
    }

    @Override
    public void createMailbox(UserName user, MailboxName name) {
        refusing(() -> account(user).create(name, Set.of()));
    }

    @Override
    public void deleteMailbox(UserName user, MailboxName name) {
        refusing(() -> account(user).delete(name));
    }

    @Override
    public void renameMailbox(UserName user, MailboxName from, MailboxName to) {
        refusing(() -> account(user).rename(from, to));
    }

    @Override
    public void append(UserName user, MailboxName mailbox, Flags flags, InternalDate internalDate, MailContent content)
            throws IOException {
        try (Mailbox target = refusing(() -> account(user).open(mailbox));
                IncomingMessage incoming = new IncomingMessage(target)) {
            content.writeTo(new Limited(incoming));
            target.commit(new Change.Append(List.of(incoming.finish(flags, internalDate))));
        } catch (StoreException e) {
            throw new AdminException(e.getMessage(), e);
        }
    }

    /** Puts octets into a message as long as it is not too large. */
    private final class Limited extends OutputStream {
        private final IncomingMessage incoming;

        Limited(IncomingMessage incoming) {
            this.incoming = incoming;
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            if (incoming.size() + length > largestMessage) {
                throw new AdminException("larger than " + largestMessage + " octets (limits.message)");
            }
            incoming.write(octets, offset, length);
        }
    }

    @Override
    public DeliveryAnswer deliver(Optional<MailAddress> sender, MailAddress recipient, MailContent content)
            throws IOException {
        try {
            return delivery.get().deliver(sender, recipient, content);
        } catch (StoreException | DirectoryException e) {
            return new DeliveryAnswer(DeliveryAnswer.Status.LATER, e.getMessage());
        }
    }

    @Override
    public void export(UserName user, MailboxName mailbox, MailReceiver receiver) throws IOException {
        try (Mailbox source = refusing(() -> account(user).open(mailbox))) {
            MessageTable messages = source.state().messages();
            for (int i = 0; i < messages.size(); i++) {
                long uid = messages.uid(i);
                receiver.message(messages.flags(i), messages.internalDate(i), out -> copy(source, uid, out));
            }
        } catch (StoreException e) {
            throw new AdminException(e.getMessage(), e);
        }
    }

    private static void copy(Mailbox source, long uid, OutputStream out) throws IOException {
        try (Content content = source.content(uid)) {
            byte[] buffer = new byte[BUFFER];
            long position = 0;
            for (int count = content.read(0, buffer, 0, BUFFER);
                    count > 0;
                    count = content.read(position, buffer, 0, BUFFER)) {
                out.write(buffer, 0, count);
                position += count;
            }
        }
    }

    @Override
    public QuotaReport quota(UserName user) {
        return refusing(() -> {
            Quota quota = quotaOf(user);
            return new QuotaReport(quota.usage(), quota.limits());
        });
    }

    @Override
    public void limit(UserName user, QuotaLimits limits) {
        refusing(() -> quotaOf(user).limit(limits));
    }

    private Quota quotaOf(UserName user) {
        return account(user)
                .facet(Quota.class)
                .orElseThrow(() -> new AdminException("this store does not count what users have"));
    }

    @Override
    public List<String> check() {
        return refusing(() -> inspection.get().inspect());
    }

    @Override
    public List<String> rebuild() {
        return refusing(() -> inspection.get().rebuild());
    }

    // Accounts come into being when they are used: a mistyped name must not make one.
    private Account account(UserName user) {
        UserRecord record =
                directory.find(user).orElseThrow(() -> new AdminException("there is no user " + user.value()));
        return store.get().account(record.name().value());
    }

    private static void refusing(Runnable work) {
        refusing(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreException | DirectoryException e) {
            throw new AdminException(e.getMessage(), e);
        }
    }

    /** Leaves store and directory to whoever opened them. */
    @Override
    public void close() {
        // Nothing here is ours.
    }
}
