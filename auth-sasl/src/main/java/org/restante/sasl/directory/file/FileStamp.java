package org.restante.sasl.directory.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;

/** Tells whether a file is still the one that was read: modification time, size, and inode where there is one. */
record FileStamp(FileTime modified, long size, String key) {
    private static final FileStamp NO_FILE = new FileStamp(FileTime.fromMillis(0), -1, "");

    static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(
                    attributes.lastModifiedTime(), attributes.size(), Objects.toString(attributes.fileKey(), ""));
        } catch (NoSuchFileException none) {
            return NO_FILE;
        } catch (IOException e) {
            throw new DirectoryException(Code.UNAVAILABLE, file + " cannot be read: " + e, e);
        }
    }
}
