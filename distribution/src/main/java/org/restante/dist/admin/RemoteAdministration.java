package org.restante.dist.admin;

import static org.restante.dist.admin.AdminRequests.asking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.lmtp.delivery.MailAddress;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaUsage;

/** Works through the server that is running. */
public final class RemoteAdministration implements Administration {
    private final AdminRequests requests;
    private final AdminChannel channel;

    private RemoteAdministration(AdminRequests requests) {
        this.requests = requests;
        this.channel = requests.channel();
    }

    /**
     * Connects to the server.
     *
     * @throws AdminException if it does not answer
     */
    public static RemoteAdministration connect(AdminAddress address) {
        try {
            return new RemoteAdministration(AdminRequests.connect(address));
        } catch (IOException e) {
            throw new AdminException("the server does not answer on its admin socket: " + e.getMessage(), e);
        }
    }

    @Override
    public List<UserName> users() {
        return asking(() -> {
            requests.ask(AdminOperation.USERS);
            return channel.lines().stream().map(UserName::new).toList();
        });
    }

    @Override
    public void addUser(UserName user, Password password) {
        tell(AdminOperation.ADD_USER, password, user.value());
    }

    @Override
    public void setPassword(UserName user, Password password) {
        tell(AdminOperation.SET_PASSWORD, password, user.value());
    }

    @Override
    public void removeUser(UserName user) {
        tell(AdminOperation.REMOVE_USER, user.value());
    }

    @Override
    public List<MailboxLine> mailboxes(UserName user) {
        return asking(() -> {
            requests.ask(AdminOperation.MAILBOXES, user.value());
            List<MailboxLine> lines = new ArrayList<>();
            for (String name : channel.lines()) {
                lines.add(new MailboxLine(MailboxName.of(name), Math.toIntExact(channel.number()), channel.number()));
            }
            return lines;
        });
    }

    @Override
    public void createMailbox(UserName user, MailboxName name) {
        tell(AdminOperation.CREATE_MAILBOX, user.value(), name.value());
    }

    @Override
    public void deleteMailbox(UserName user, MailboxName name) {
        tell(AdminOperation.DELETE_MAILBOX, user.value(), name.value());
    }

    @Override
    public void renameMailbox(UserName user, MailboxName from, MailboxName to) {
        tell(AdminOperation.RENAME_MAILBOX, user.value(), from.value(), to.value());
    }

    @Override
    public void append(UserName user, MailboxName mailbox, Flags flags, InternalDate internalDate, MailContent content)
            throws IOException {
        asking(() -> {
            requests.say(AdminOperation.APPEND, user.value(), mailbox.value());
            channel.properties(flags, internalDate);
            return true;
        });
        send(content);
        asking(() -> {
            requests.await();
            return true;
        });
    }

    @Override
    public DeliveryAnswer deliver(Optional<MailAddress> sender, MailAddress recipient, MailContent content)
            throws IOException {
        asking(() -> {
            requests.say(
                    AdminOperation.DELIVER, sender.map(MailAddress::toString).orElse(""), recipient.toString());
            return true;
        });
        send(content);
        return asking(() -> {
            requests.await();
            return new DeliveryAnswer(DeliveryAnswer.Status.values()[channel.octet()], channel.text());
        });
    }

    private void send(MailContent content) throws IOException {
        try {
            channel.content(content);
        } catch (IOException e) {
            asking(this::awaitRefusal);
            throw e;
        }
    }

    // The server has been told that the content is broken; its answer belongs to this message.
    private boolean awaitRefusal() throws IOException {
        channel.flush();
        if (channel.octet() == AdminSession.REFUSED) {
            channel.text();
        }
        return true;
    }

    @Override
    public void export(UserName user, MailboxName mailbox, MailReceiver receiver) throws IOException {
        requests.ask(AdminOperation.EXPORT, user.value(), mailbox.value());
        int next = channel.octet();
        while (next == AdminSession.MESSAGE) {
            receiver.message(channel.flags(), channel.internalDate(), channel::copyContent);
            next = channel.octet();
        }
        requests.conclude(next);
    }

    @Override
    public QuotaReport quota(UserName user) {
        return asking(() -> {
            requests.ask(AdminOperation.QUOTA, user.value());
            QuotaUsage usage = new QuotaUsage(channel.number(), channel.number(), channel.number());
            return new QuotaReport(usage, channel.quotaLimits());
        });
    }

    @Override
    public void limit(UserName user, QuotaLimits limits) {
        asking(() -> {
            requests.say(AdminOperation.SET_QUOTA, user.value());
            channel.quotaLimits(limits);
            requests.await();
            return true;
        });
    }

    @Override
    public List<String> check() {
        return asking(() -> {
            requests.ask(AdminOperation.CHECK);
            return channel.lines();
        });
    }

    @Override
    public List<String> rebuild() {
        return asking(() -> {
            requests.ask(AdminOperation.REBUILD);
            return channel.lines();
        });
    }

    private void tell(AdminOperation operation, String... arguments) {
        asking(() -> {
            requests.ask(operation, arguments);
            return true;
        });
    }

    private void tell(AdminOperation operation, Password password, String user) {
        asking(() -> {
            requests.say(operation, user);
            channel.octets(password.octets());
            requests.await();
            return true;
        });
    }

    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException e) {
            throw new AdminException("cannot close the admin connection: " + e.getMessage(), e);
        }
    }
}
