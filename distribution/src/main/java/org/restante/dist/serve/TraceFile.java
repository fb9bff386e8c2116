package org.restante.dist.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file for its owner's eyes that lines are added to, and the one before it: together they have no more than twice the octets
 * that one may have. What cannot be written is lost, and the log says so once.
 */
final class TraceFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TraceFile.class);

    private static final long LEAST = 64L << 10;
    private static final long MOST = 1L << 30;

    private final Path file;
    private final Path before;
    private final long most;
    private Optional<OutputStream> out = Optional.empty();
    private long size;
    private boolean failed;

    /**
     * Opens nothing before the first line.
     *
     * @param most how many octets a file may have: 64 KiB to 1 GiB
     */
    TraceFile(Path file, long most) {
        if (most < LEAST || most > MOST) {
            throw new IllegalArgumentException("is 64 KiB to 1 GiB");
        }
        this.file = file;
        this.before = file.resolveSibling(file.getFileName() + ".1");
        this.most = most;
    }

    Path path() {
        return file;
    }

    synchronized void line(String text) {
        byte[] octets = (text + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (out.isPresent() && size + octets.length > most) {
                close();
                Files.move(file, before, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            if (out.isEmpty()) {
                open();
            }
            out.orElseThrow().write(octets);
            size += octets.length;
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("{} cannot be written: {}", file, e.toString());
            }
            failed = true;
        }
    }

    private void open() throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        size = Files.size(file);
        out = Optional.of(Files.newOutputStream(file, StandardOpenOption.APPEND));
    }

    @Override
    public synchronized void close() throws IOException {
        if (out.isPresent()) {
            OutputStream open = out.get();
            out = Optional.empty();
            open.close();
        }
    }
}
