package org.restante.dist.admin;

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
    private final AdminChannel channel;

    private RemoteAdministration(AdminChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects to the server.
     *
     * @throws AdminException if it does not answer
     */
    public static RemoteAdministration connect(AdminAddress address) {
        try {
            AdminChannel channel = new AdminChannel(address.connect());
            RemoteAdministration administration = new RemoteAdministration(channel);
            channel.text(address.token());
            administration.await();
            return administration;
        } catch (IOException e) {
            throw new AdminException("the server does not answer on its admin socket: " + e.getMessage(), e);
        }
    }

    /** Something to be said to, or heard from, the server. */
    @FunctionalInterface
    private interface Talk<T> {
        T talk() throws IOException;
    }

    @Override
    public List<UserName> users() {
        return asking(() -> {
            ask(AdminOperation.USERS);
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
            ask(AdminOperation.MAILBOXES, user.value());
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
            say(AdminOperation.APPEND, user.value(), mailbox.value());
            channel.properties(flags, internalDate);
            return true;
        });
        send(content);
        asking(() -> {
            await();
            return true;
        });
    }

    @Override
    public DeliveryAnswer deliver(Optional<MailAddress> sender, MailAddress recipient, MailContent content)
            throws IOException {
        asking(() -> {
            say(AdminOperation.DELIVER, sender.map(MailAddress::toString).orElse(""), recipient.toString());
            return true;
        });
        send(content);
        return asking(() -> {
            await();
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
        ask(AdminOperation.EXPORT, user.value(), mailbox.value());
        int next = channel.octet();
        while (next == AdminSession.MESSAGE) {
            receiver.message(channel.flags(), channel.internalDate(), channel::copyContent);
            next = channel.octet();
        }
        conclude(next);
    }

    @Override
    public QuotaReport quota(UserName user) {
        return asking(() -> {
            ask(AdminOperation.QUOTA, user.value());
            QuotaUsage usage = new QuotaUsage(channel.number(), channel.number(), channel.number());
            return new QuotaReport(usage, channel.quotaLimits());
        });
    }

    @Override
    public void limit(UserName user, QuotaLimits limits) {
        asking(() -> {
            say(AdminOperation.SET_QUOTA, user.value());
            channel.quotaLimits(limits);
            await();
            return true;
        });
    }

    @Override
    public List<String> check() {
        return asking(() -> {
            ask(AdminOperation.CHECK);
            return channel.lines();
        });
    }

    @Override
    public List<String> rebuild() {
        return asking(() -> {
            ask(AdminOperation.REBUILD);
            return channel.lines();
        });
    }

    private void tell(AdminOperation operation, String... arguments) {
        asking(() -> {
            ask(operation, arguments);
            return true;
        });
    }

    private void tell(AdminOperation operation, Password password, String user) {
        asking(() -> {
            say(operation, user);
            channel.octets(password.octets());
            await();
            return true;
        });
    }

    private void ask(AdminOperation operation, String... arguments) throws IOException {
        say(operation, arguments);
        await();
    }

    private void say(AdminOperation operation, String... arguments) throws IOException {
        channel.octet(operation.ordinal());
        for (String argument : arguments) {
            channel.text(argument);
        }
    }

    private void await() throws IOException {
        channel.flush();
        conclude(channel.octet());
    }

    private void conclude(int answer) throws IOException {
        switch (answer) {
            case AdminSession.OK -> {
                return;
            }
            case AdminSession.REFUSED -> throw new AdminException(channel.text());
            default -> throw new IOException("the server ended the admin connection");
        }
    }

    private static <T> T asking(Talk<T> talk) {
        try {
            return talk.talk();
        } catch (IOException e) {
            throw new ServerLost(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new AdminException("cannot close the admin connection: " + e.getMessage(), e);
        }
    }
}
