package org.restante.dist.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.restante.dist.admin.Administration;
import org.restante.dist.admin.MailboxLine;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;

/** Makes user {@code demo} with password {@code demo}, and gives an empty INBOX a few messages of different make. */
final class DemoMail {
    private static final UserName USER = UserName.of("demo");
    private static final List<String> MESSAGES =
            List.of("welcome.eml", "attachment.eml", "html.eml", "umlauts.eml", "forwarded.eml");

    private DemoMail() {}

    static void deliver(Administration administration) throws IOException {
        if (!administration.users().contains(USER)) {
            administration.addUser(USER, Password.of("demo"));
        }
        for (String name : List.of("Drafts", "Sent", "Trash")) {
            create(administration, MailboxName.of(name));
        }
        boolean empty = administration.mailboxes(USER).stream()
                .filter(line -> line.name().isInbox())
                .allMatch(line -> line.messages() == 0);
        if (empty) {
            fill(administration);
        }
    }

    private static void create(Administration administration, MailboxName name) {
        boolean there =
                administration.mailboxes(USER).stream().map(MailboxLine::name).anyMatch(name::equals);
        if (!there) {
            administration.createMailbox(USER, name);
        }
    }

    private static void fill(Administration administration) throws IOException {
        Instant now = Instant.now();
        for (int i = 0; i < MESSAGES.size(); i++) {
            String message = "/demo/" + MESSAGES.get(i);
            InternalDate arrived = InternalDate.of(now.minus(Duration.ofHours(MESSAGES.size() - i)));
            // The first one has been read.
            Flags flags = i == 0 ? Flags.of(MessageFlag.SEEN) : Flags.NONE;
            administration.append(USER, MailboxName.INBOX, flags, arrived, out -> {
                try (InputStream in = DemoMail.class.getResourceAsStream(message)) {
                    String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                    out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                }
            });
        }
    }
}
