package org.restante.dist.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with a file for each message, and folders in it likewise; all of them become one mailbox, in the order of
 * their paths. Files that are mbox files are read as such; what has neither a name nor the beginning of mail is passed
 * over.
 */
record MessageFolder(Path folder) implements MailSource {
    @Override
    public long octets() throws IOException {
        long octets = 0;
        for (Path file : files()) {
            octets += Files.size(file);
        }
        return octets;
    }

    @Override
    public void read(MessageSink sink) throws IOException {
        long done = 0;
        for (Path file : files()) {
            long before = done;
            try {
                if (MessageFile.hasItsName(file)) {
                    new MessageFile(file).read(sink);
                } else if (MailboxFile.looksLikeOne(file)) {
                    new MailboxFile(file).read(new Offset(sink, before));
                } else {
                    sink.passedOver(file.toString());
                }
            } catch (IOException e) {
                sink.damaged(file.toString(), "cannot be read: " + e.getMessage());
            }
            done += file.toFile().length();
            sink.progress(done);
        }
    }

    // Sorted, so that a second import of the same folder does the same. Links to folders are not followed.
    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Counts the progress within one file from where the files before it ended. */
    private record Offset(MessageSink sink, long before) implements MessageSink {
        @Override
        public void message(SourceMessage message) {
            sink.message(message);
        }

        @Override
        public void folder(List<String> path) {
            sink.folder(path);
        }

        @Override
        public void damaged(String origin, String reason) {
            sink.damaged(origin, reason);
        }

        @Override
        public void passedOver(String origin) {
            sink.passedOver(origin);
        }

        @Override
        public void progress(long octets) {
            sink.progress(before + octets);
        }
    }
}
