package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Content;
import org.restante.store.FlagOperation;
import org.restante.store.IncomingMessage;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;

/** What a mailbox is made to do, and what other programs do to its folder. */
final class Others {
    static final InternalDate DATE = new InternalDate(837_596_665, -420);

    private Others() {}

    static long append(Mailbox mailbox, String text, MessageFlag... flags) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(octets, 0, octets.length);
            return mailbox.commit(new Change.Append(List.of(message.finish(Flags.of(flags), DATE))))
                    .target()
                    .first(0);
        }
    }

    static void flag(Mailbox mailbox, long uid, MessageFlag... flags) {
        mailbox.commit(new Change.Store(UidSet.of(uid), FlagOperation.ADD, Flags.of(flags), Optional.empty()));
    }

    static Flags flags(Mailbox mailbox, long uid) {
        MailboxState state = mailbox.state();
        return state.messages().flags(state.messages().indexOf(uid));
    }

    static String read(Mailbox mailbox, long uid) {
        try (Content content = mailbox.content(uid)) {
            byte[] octets = new byte[Math.toIntExact(content.size())];
            assertThat(content.read(0, octets, 0, octets.length)).isEqualTo(octets.length);
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }

    static Path write(Path file, String text) throws IOException {
        return Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns the only file in a folder whose name has this in it. */
    static Path only(Path folder, String part) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().contains(part))
                    .toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    static void rename(Path file, String name) throws IOException {
        Files.move(file, file.resolveSibling(name));
    }
}
