package org.restante.dist.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.restante.protocol.model.InternalDate;

/**
 * A Maildir, with the folders that Maildir++ keeps in it: {@code .Lists.mina} is the folder {@code mina} below {@code
 * Lists}, in modified UTF-7. The time of a file is when the message arrived.
 */
record MaildirSource(Path root) implements MailSource {
    /** Returns whether a folder is one. */
    static boolean isMaildir(Path folder) {
        return Files.isDirectory(folder.resolve("cur")) && Files.isDirectory(folder.resolve("new"));
    }

    @Override
    public long octets() throws IOException {
        long octets = 0;
        for (Path folder : folders()) {
            for (Path file : messages(folder)) {
                octets += file.toFile().length();
            }
        }
        return octets;
    }

    @Override
    public void read(MessageSink sink) throws IOException {
        long done = 0;
        for (Path folder : folders()) {
            List<String> path = folder.equals(root) ? List.of() : FolderName.components(folder);
            sink.folder(path);
            MaildirFlags flags = MaildirFlags.of(folder);
            for (Path file : messages(folder)) {
                try {
                    message(path, flags, file, sink);
                } catch (IOException e) {
                    sink.damaged(file.toString(), "cannot be read: " + e.getMessage());
                }
                done += file.toFile().length();
                sink.progress(done);
            }
        }
    }

    private static void message(List<String> path, MaildirFlags flags, Path file, MessageSink sink) throws IOException {
        if (Files.size(file) == 0) {
            sink.damaged(file.toString(), "an empty file");
            return;
        }
        sink.message(new SourceMessage(
                path,
                flags.parse(file.getFileName().toString()),
                InternalDate.of(Files.getLastModifiedTime(file).toInstant()),
                MessageFile.octets(file, 0),
                file.toString()));
    }

    private List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(root));
        try (Stream<Path> children = Files.list(root)) {
            children.filter(path -> path.getFileName().toString().startsWith("."))
                    .filter(MaildirSource::isMaildir)
                    .sorted()
                    .forEach(folders::add);
        }
        return folders;
    }

    // What is in "new" nobody has looked at yet: it comes last, as it would on the wire.
    private static List<Path> messages(Path folder) throws IOException {
        List<Path> messages = new ArrayList<>();
        for (String part : List.of("cur", "new")) {
            try (Stream<Path> files = Files.list(folder.resolve(part))) {
                files.filter(Files::isRegularFile)
                        .filter(path -> !path.getFileName().toString().startsWith("."))
                        .sorted()
                        .forEach(messages::add);
            }
        }
        return messages;
    }
}
