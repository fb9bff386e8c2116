package org.restante.store.maildir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.restante.protocol.model.UidValidity;
import org.restante.store.StoreException;

/**
 * Gives UIDVALIDITYs that grow, as Dovecot does: the last one given is in the name of an empty file, {@code
 * dovecot-uidvalidity.5f3c1a2b}, which gets another name for the next.
 */
final class UidValidities {
    private static final String FILE = "dovecot-uidvalidity";
    private static final int ATTEMPTS = 100;

    private final Path root;

    UidValidities(Path root) {
        this.root = root;
    }

    /** Returns one that is larger than any before, and no less than the time in seconds. */
    UidValidity next(long nowSeconds) throws IOException {
        return advance(nowSeconds, 1);
    }

    /** Makes sure that the next one is larger than this. */
    void atLeast(UidValidity given) throws IOException {
        if (last().map(file -> value(file) < given.value()).orElse(true)) {
            advance(given.value(), 0);
        }
    }

    private UidValidity advance(long least, long step) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Path> last = last();
            long next = Math.max(least, last.map(UidValidities::value).orElse(0L) + step);
            if (next > UidValidity.MAX) {
                throw new StoreException(StoreException.Code.LIMIT, "The last UIDVALIDITY has been given");
            }
            String hex = String.format("%08x", next);
            Path file = root.resolve(FILE + "." + hex);
            try {
                if (last.isPresent() && !last.get().equals(file)) {
                    Files.move(last.get(), file, StandardCopyOption.ATOMIC_MOVE);
                } else if (last.isEmpty()) {
                    Disk.create(file).close();
                }
            } catch (NoSuchFileException | FileAlreadyExistsException taken) {
                continue; // by another program, which gave it to somebody
            }
            Disk.replace(root.resolve(FILE), hex.getBytes(StandardCharsets.US_ASCII)); // and waits for the folder
            return new UidValidity(next);
        }
        throw new StoreException(StoreException.Code.INUSE, "Another program gives UIDVALIDITYs all the time");
    }

    private Optional<Path> last() throws IOException {
        Optional<Path> last = Optional.empty();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root, FILE + ".????????")) {
            for (Path file : files) {
                if (value(file) > last.map(UidValidities::value).orElse(0L)) {
                    last = Optional.of(file);
                }
            }
        }
        return last;
    }

    private static long value(Path file) {
        String hex = file.getFileName().toString().substring(FILE.length() + 1);
        long value = 0;
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            int digit = c < 0x7F ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return 0;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
