package org.restante.store.maildir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.restante.protocol.model.MailboxName;

/**
 * The file {@code subscriptions}: a name a line, components with a tab between them below a header of version 2, or with
 * the layout's separator in a file without one. Lines that name no mailbox stay as they are.
 */
final class Subscriptions {
    private static final String FILE = "subscriptions";
    private static final String HEADER = "V\t2";

    private final Path file;
    private final FolderNames names;
    private final Duration patience;

    Subscriptions(Path root, FolderNames names, Duration patience) {
        this.file = root.resolve(FILE);
        this.names = names;
        this.patience = patience;
    }

    private record Lines(boolean tabs, List<String> lines) {}

    private Lines lines() throws IOException {
        Optional<String> text = Disk.read(file).map(octets -> new String(octets, StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        text.ifPresent(there -> there.lines().filter(line -> !line.isEmpty()).forEach(lines::add));
        boolean tabs = lines.isEmpty() || lines.getFirst().equals(HEADER);
        lines.removeIf(HEADER::equals);
        return new Lines(tabs, lines);
    }

    private Optional<MailboxName> name(String line, boolean tabs) {
        return names.name(List.of(line.split(tabs ? "\t" : names.separator() == '.' ? "\\." : "/", -1)));
    }

    Set<MailboxName> read() throws IOException {
        Lines lines = lines();
        Set<MailboxName> subscribed = new TreeSet<>();
        lines.lines().forEach(line -> name(line, lines.tabs()).ifPresent(subscribed::add));
        return subscribed;
    }

    void add(MailboxName name) throws IOException {
        DotLock.holding(file, patience, () -> {
            Lines before = lines();
            if (before.lines().stream().noneMatch(line -> isNamed(name, line, before))) {
                List<String> lines = new ArrayList<>(before.lines());
                String separator = before.tabs() ? "\t" : String.valueOf(names.separator());
                lines.add(String.join(
                        separator, name.components().stream().map(names::encode).toList()));
                write(new Lines(before.tabs(), lines));
            }
            return before;
        });
    }

    void remove(MailboxName name) throws IOException {
        DotLock.holding(file, patience, () -> {
            Lines before = lines();
            List<String> lines = new ArrayList<>(before.lines());
            if (lines.removeIf(line -> isNamed(name, line, before))) {
                write(new Lines(before.tabs(), lines));
            }
            return before;
        });
    }

    private boolean isNamed(MailboxName name, String line, Lines lines) {
        return name(line, lines.tabs()).filter(name::equals).isPresent();
    }

    private void write(Lines lines) throws IOException {
        StringBuilder text = new StringBuilder(lines.tabs() ? HEADER + "\n\n" : "");
        lines.lines().forEach(line -> text.append(line).append('\n'));
        Disk.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
