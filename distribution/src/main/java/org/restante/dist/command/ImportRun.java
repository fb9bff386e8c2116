package org.restante.dist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.restante.dist.admin.AdminException;
import org.restante.dist.admin.Administration;
import org.restante.dist.admin.MailboxLine;
import org.restante.dist.transfer.MailSource;
import org.restante.dist.transfer.MessageSink;
import org.restante.dist.transfer.SourceMessage;
import org.restante.protocol.model.MailboxName;
import org.restante.sasl.credential.UserName;

/** Takes what a source has into the mailboxes of a user, and counts. */
final class ImportRun implements MessageSink {
    private final Administration administration;
    private final UserName user;
    private final MailboxName root;
    private final PrintWriter err;
    private final Set<MailboxName> there = new HashSet<>();
    private LongConsumer progress = octets -> {};
    private int imported;
    private int damaged;
    private int passedOver;

    ImportRun(Administration administration, UserName user, MailboxName root, PrintWriter err) {
        this.administration = administration;
        this.user = user;
        this.root = root;
        this.err = err;
        administration.mailboxes(user).stream().map(MailboxLine::name).forEach(there::add);
        mailbox(List.of());
    }

    /** Takes all that there is. */
    void read(MailSource source) throws IOException {
        try (Progress bar = Progress.of("Importing", source.octets())) {
            progress = bar::to;
            source.read(this);
        }
    }

    @Override
    public void folder(List<String> folder) {
        mailbox(folder);
    }

    // Folders of an INBOX are its neighbours, as in Maildir++; those of another mailbox go below it.
    private MailboxName mailbox(List<String> folder) {
        String below = String.join(
                "/", folder.stream().map(part -> part.replace('/', '_')).toList());
        MailboxName name = folder.isEmpty()
                ? root
                : MailboxName.of(root.isInbox() ? below : root.value() + MailboxName.DELIMITER + below);
        if (there.add(name)) {
            administration.createMailbox(user, name);
        }
        return name;
    }

    @Override
    public void message(SourceMessage message) {
        try {
            administration.append(
                    user,
                    mailbox(message.folder()),
                    message.flags(),
                    message.internalDate(),
                    message.octets()::writeTo);
            imported++;
        } catch (IOException | AdminException e) {
            damaged(message.origin(), e.getMessage());
        }
    }

    @Override
    public void damaged(String origin, String reason) {
        damaged++;
        err.println("not imported: " + origin + ": " + reason);
    }

    @Override
    public void passedOver(String origin) {
        passedOver++;
    }

    @Override
    public void progress(long octets) {
        progress.accept(octets);
    }

    boolean complete() {
        return damaged == 0;
    }

    String result() {
        return "imported " + imported + (imported == 1 ? " message" : " messages")
                + (damaged == 0 ? "" : ", left out " + damaged + " that are damaged or were refused")
                + (passedOver == 0 ? "" : ", passed over " + passedOver + " other files");
    }
}
