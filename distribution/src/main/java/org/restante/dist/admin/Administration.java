package org.restante.dist.admin;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.restante.lmtp.delivery.MailAddress;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.store.quota.QuotaLimits;

/**
 * Users and mail, for the operator. Every method may throw {@link AdminException}, which has its message for people.
 * Users that are named in a question about mail have to exist.
 */
public interface Administration extends AutoCloseable {
    /** Returns all users, sorted. */
    List<UserName> users();

    /** Adds a user. */
    void addUser(UserName user, Password password);

    /** Gives a user another password. */
    void setPassword(UserName user, Password password);

    /** Removes a user; the mail stays. */
    void removeUser(UserName user);

    /** Returns the mailboxes of a user, sorted. */
    List<MailboxLine> mailboxes(UserName user);

    /** Creates a mailbox, and those above it. */
    void createMailbox(UserName user, MailboxName name);

    /** Deletes a mailbox with its messages; those below it stay. */
    void deleteMailbox(UserName user, MailboxName name);

    /** Gives a mailbox, and those below it, another name. */
    void renameMailbox(UserName user, MailboxName from, MailboxName to);

    /**
     * Puts a message into a mailbox; it is on disk when this returns.
     *
     * @throws IOException if the content cannot be read; the mailbox is as it was, and the next message is welcome
     */
    void append(UserName user, MailboxName mailbox, Flags flags, InternalDate internalDate, MailContent content)
            throws IOException;

    /**
     * Delivers a message as LMTP would.
     *
     * @param sender whom a bounce goes to; nobody for a bounce
     * @throws IOException if the content cannot be read; then nothing has been delivered
     */
    DeliveryAnswer deliver(Optional<MailAddress> sender, MailAddress recipient, MailContent content) throws IOException;

    /**
     * Hands out all messages of a mailbox, in the order of their UIDs.
     *
     * @throws IOException if the receiver throws one
     */
    void export(UserName user, MailboxName mailbox, MailReceiver receiver) throws IOException;

    /** Returns how much a user has, and may have. */
    QuotaReport quota(UserName user);

    /** Gives a user limits of the user's own, which hold from now on; they may be less than what there is. */
    void limit(UserName user, QuotaLimits limits);

    /** Returns a line for each damage that is found in the store. */
    List<String> check();

    /** Makes anew what the store can make from the mail itself; returns a line for each thing that could not be made. */
    List<String> rebuild();

    @Override
    void close();
}
