package org.restante.store.maildir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.restante.store.MailStore;
import org.restante.store.tck.StoreFixture;

/** Maildirs in a folder of their own. */
final class MaildirFixture implements StoreFixture {
    private final Path folder;
    private final MaildirSettings settings;

    MaildirFixture(Path folder, MaildirSettings.Layout layout, MaildirSettings.Names names) {
        this.folder = folder;
        this.settings = settings(folder).with(layout, names);
    }

    static MaildirSettings settings(Path folder) {
        return MaildirSettings.of(folder.resolve("{user}").toString());
    }

    @Override
    public MailStore open() {
        return MaildirStore.open(settings);
    }

    @Override
    public MailStore openSecond() {
        return MaildirStore.open(settings(folder.resolve("second")));
    }

    // A file that has several names is one.
    @Override
    public OptionalLong storedOctets() {
        Map<Object, Long> sizes = new HashMap<>();
        if (!Files.exists(folder)) {
            return OptionalLong.of(0);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String parent = file.getParent().getFileName().toString();
                if (Files.isRegularFile(file)
                        && (parent.equals("cur") || parent.equals("new") || parent.equals("tmp"))) {
                    sizes.put(Files.readAttributes(file, "unix:ino").get("ino"), Files.size(file));
                }
            }
        } catch (IOException | UncheckedIOException changing) {
            return OptionalLong.of(-1); // asked again
        }
        return OptionalLong.of(
                sizes.values().stream().mapToLong(Long::longValue).sum());
    }
}
