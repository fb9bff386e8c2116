package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What tells that a file is another than before: replaced, longer, or written to.
 *
 * @param file which file it is, whatever its name
 * @param size how many octets it has
 * @param modified when it was written to last, in nanoseconds since 1970
 */
record FileStamp(Object file, long size, long modified) {

    /** Returns that of the file of this name, if there is one; a link is not followed. */
    static Optional<FileStamp> of(Path path) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new FileStamp(
                    now.fileKey(), now.size(), now.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }
}
