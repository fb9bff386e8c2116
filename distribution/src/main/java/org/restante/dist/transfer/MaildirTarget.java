package org.restante.dist.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;

/** Writes Maildirs. */
record MaildirTarget(Path root) implements MailTarget {
    @Override
    public MailWriter mailbox(MailboxName name) throws IOException {
        Path folder = name.isInbox() ? root : root.resolve(FolderName.of(name));
        if (MaildirSource.isMaildir(folder)) {
            throw new FileAlreadyExistsException(folder + " is a Maildir already");
        }
        for (String part : List.of("tmp", "new", "cur")) {
            Files.createDirectories(folder.resolve(part));
        }
        if (!name.isInbox()) {
            // Maildir++: the file that makes a folder one.
            Files.createFile(folder.resolve("maildirfolder"));
        }
        return new Writer(folder, MaildirFlags.empty());
    }

    private static final class Writer implements MailWriter {
        private final Path folder;
        private final MaildirFlags names;
        private int count;

        Writer(Path folder, MaildirFlags names) {
            this.folder = folder;
            this.names = names;
        }

        @Override
        public void message(Flags flags, InternalDate internalDate, MessageOctets octets) throws IOException {
            count++;
            // Numbers of one width, so that the order of the names is that of the mailbox.
            String name = String.format("%d.%09d.restante", internalDate.epochSecond(), count);
            Path unfinished = folder.resolve("tmp").resolve(name);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                octets.writeTo(out);
            }
            Files.setLastModifiedTime(
                    unfinished, FileTime.from(internalDate.toOffsetDateTime().toInstant()));
            Files.move(
                    unfinished,
                    folder.resolve("cur").resolve(name + names.suffix(flags)),
                    StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            names.write(folder);
        }
    }
}
