package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.restante.protocol.model.Flags;

/** The file {@code dovecot-keywords} of one mailbox. For use by one thread at a time. */
final class KeywordFile {
    private final Supplier<Path> folder;
    private final Duration patience;
    private Keywords keywords = Keywords.NONE;
    private Optional<FileTime> known = Optional.empty();

    KeywordFile(Supplier<Path> folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
    }

    private Path path() {
        return folder.get().resolve(Keywords.FILE);
    }

    Keywords now() {
        return keywords;
    }

    /** Reads the file if it has changed. */
    void refresh() throws IOException {
        Optional<FileTime> now = modified();
        if (!now.equals(known)) {
            keywords = Disk.read(path()).map(Keywords::parse).orElse(Keywords.NONE);
            known = now;
        }
    }

    private Optional<FileTime> modified() throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(path()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Gives letters to keywords that have none, as far as there are letters. */
    void ensure(Collection<Flags> flags) throws IOException {
        if (flags.stream().allMatch(keywords::covers)) {
            return;
        }
        keywords = DotLock.holding(path(), patience, () -> {
            refresh();
            Keywords more = keywords;
            for (Flags set : flags) {
                more = more.covers(set) ? more : more.with(set);
            }
            Disk.replace(path(), more.encode());
            known = modified();
            return more;
        });
    }
}
