package org.restante.dist.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.restante.lmtp.delivery.MailAddress;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;

/** Answers one client of the admin socket. */
final class AdminSession {
    static final int REFUSED = 0;
    static final int OK = 1;
    static final int MESSAGE = 2;

    private final AdminChannel channel;
    private final Administration administration;
    private final ControlSession control;

    AdminSession(AdminChannel channel, Administration administration, ServerControl control) {
        this.channel = channel;
        this.administration = administration;
        this.control = new ControlSession(channel, control);
    }

    /** Answers until the client goes. */
    void run() throws IOException {
        for (int octet = channel.octet(); octet >= 0; octet = channel.octet()) {
            try {
                answer(AdminOperation.of(octet));
            } catch (AdminException e) {
                refuse(e.getMessage());
            } catch (IllegalArgumentException e) {
                // The client checks names itself: it is of another version, and where its words end is not known.
                refuse("not understood: " + e.getMessage());
                channel.flush();
                return;
            }
            channel.flush();
        }
    }

    private void refuse(String reason) throws IOException {
        channel.octet(REFUSED);
        channel.text(reason);
    }

    private void answer(AdminOperation operation) throws IOException {
        switch (operation) {
            case USERS ->
                answer(administration.users().stream().map(UserName::value).toList());
            case ADD_USER -> done(() -> administration.addUser(user(), password()));
            case SET_PASSWORD -> done(() -> administration.setPassword(user(), password()));
            case REMOVE_USER -> done(() -> administration.removeUser(user()));
            case MAILBOXES -> mailboxes(administration.mailboxes(user()));
            case CREATE_MAILBOX -> done(() -> administration.createMailbox(user(), mailbox()));
            case DELETE_MAILBOX -> done(() -> administration.deleteMailbox(user(), mailbox()));
            case RENAME_MAILBOX -> done(() -> administration.renameMailbox(user(), mailbox(), mailbox()));
            case APPEND -> append();
            case DELIVER -> deliver();
            case EXPORT -> export();
            case CHECK -> answer(administration.check());
            case REBUILD -> answer(administration.rebuild());
            case QUOTA -> quota(administration.quota(user()));
            case SET_QUOTA -> done(() -> administration.limit(user(), channel.quotaLimits()));
            case STATUS -> control.status();
            case SESSIONS -> control.sessions();
            case END_SESSIONS -> control.end();
            case LOG_LEVELS -> control.levels();
            case SET_LOG_LEVEL -> control.level();
            case TRACES -> control.traces();
            case TRACE -> control.trace();
            case END_TRACE -> control.endTrace();
        }
    }

    /** Something that reads its arguments and does its work. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void done(Work work) throws IOException {
        work.run();
        channel.octet(OK);
    }

    private void answer(List<String> lines) throws IOException {
        channel.octet(OK);
        channel.lines(lines);
    }

    private void mailboxes(List<MailboxLine> lines) throws IOException {
        answer(lines.stream().map(line -> line.name().value()).toList());
        for (MailboxLine line : lines) {
            channel.number(line.messages());
            channel.number(line.octets());
        }
    }

    private void append() throws IOException {
        UserName user = user();
        MailboxName mailbox = mailbox();
        Flags flags = channel.flags();
        InternalDate internalDate = channel.internalDate();
        taking(content -> {
            administration.append(user, mailbox, flags, internalDate, content);
            channel.octet(OK);
        });
    }

    private void deliver() throws IOException {
        Optional<MailAddress> sender = MailAddress.parse(channel.text());
        MailAddress recipient = MailAddress.parse(channel.text())
                .orElseThrow(() -> new IllegalArgumentException("a recipient is an address"));
        taking(content -> {
            Unread unread = new Unread(content);
            DeliveryAnswer answer = administration.deliver(sender, recipient, unread);
            unread.finish();
            channel.octet(OK);
            channel.octet(answer.status().ordinal());
            channel.text(answer.text());
        });
    }

    /** A content that is read to its end even if nobody wants it. */
    private static final class Unread implements MailContent {
        private final MailContent content;
        private boolean read;

        Unread(MailContent content) {
            this.content = content;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            read = true;
            content.writeTo(out);
        }

        void finish() throws IOException {
            if (!read) {
                content.writeTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** Something that takes a content, or does not come to it. */
    @FunctionalInterface
    private interface Taking {
        void run(MailContent content) throws IOException;
    }

    // Whatever happens, the content is read to its end: after it comes the next operation.
    private void taking(Taking work) throws IOException {
        AtomicBoolean read = new AtomicBoolean();
        try {
            work.run(target -> {
                read.set(true);
                channel.copyContent(target);
            });
        } catch (AdminChannel.BrokenContent e) {
            refuse(e.getMessage());
        } catch (AdminException e) {
            if (!read.get()) {
                channel.skipContent();
            }
            throw e;
        }
    }

    private void quota(QuotaReport report) throws IOException {
        channel.octet(OK);
        channel.number(report.usage().octets());
        channel.number(report.usage().messages());
        channel.number(report.usage().mailboxes());
        channel.quotaLimits(report.limits());
    }

    private void export() throws IOException {
        UserName user = user();
        MailboxName mailbox = mailbox();
        channel.octet(OK);
        administration.export(user, mailbox, (flags, internalDate, content) -> {
            channel.octet(MESSAGE);
            channel.properties(flags, internalDate);
            channel.content(content::writeTo);
        });
        channel.octet(OK);
    }

    private UserName user() throws IOException {
        return UserName.of(channel.text());
    }

    private MailboxName mailbox() throws IOException {
        return MailboxName.of(channel.text());
    }

    private Password password() throws IOException {
        return Password.parse(channel.octets()).orElseThrow(() -> new AdminException("that cannot be a password"));
    }
}
