package org.restante.dist.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Mail outside of the store: an mbox file, a Maildir, or a folder with a file for each message. */
public sealed interface MailSource permits MailboxFile, MaildirSource, MessageFolder, MessageFile {
    /**
     * Finds out what there is at a path.
     *
     * @throws IOException if there is nothing, or it cannot be read
     */
    static MailSource at(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return MaildirSource.isMaildir(path) ? new MaildirSource(path) : new MessageFolder(path);
        }
        if (!Files.isReadable(path)) {
            throw new IOException(path + (Files.exists(path) ? " cannot be read" : " is not there"));
        }
        return MessageFile.hasItsName(path) || !MailboxFile.looksLikeOne(path)
                ? new MessageFile(path)
                : new MailboxFile(path);
    }

    /** Returns how many octets there are to read, for the progress. */
    long octets() throws IOException;

    /**
     * Hands every message to the sink, in a fixed order. What is damaged is said to the sink, and the rest goes on.
     *
     * @throws IOException if the source as a whole cannot be read
     */
    void read(MessageSink sink) throws IOException;
}
