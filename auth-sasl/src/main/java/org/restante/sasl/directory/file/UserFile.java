package org.restante.sasl.directory.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.sasl.credential.StrictUtf8;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.password.PasswordHashing;

/** What the file said when it was read: its lines, and who is on them. Does not change. */
final class UserFile {
    private final List<String> lines;
    private final Map<UserName, Entry> entries;

    record Entry(int line, FileUser user, UserRecord record) {}

    private UserFile(List<String> lines, Map<UserName, Entry> entries) {
        this.lines = lines;
        this.entries = entries;
    }

    /**
     * Reads a file; one that is not there has no users.
     *
     * @throws DirectoryException {@code DAMAGED}, naming file and line, or {@code UNAVAILABLE}
     */
    static UserFile read(Path path, PasswordHashing hashing) {
        try {
            return parse(path, Files.readAllBytes(path), hashing);
        } catch (NoSuchFileException none) {
            return new UserFile(List.of(), Map.of());
        } catch (IOException e) {
            throw new DirectoryException(Code.UNAVAILABLE, path + " cannot be read: " + e, e);
        }
    }

    private static UserFile parse(Path path, byte[] octets, PasswordHashing hashing) {
        // ISO 8859-1 keeps the octets as they are while they are cut into lines; each line then has to be UTF-8.
        List<String> lines = new ArrayList<>();
        Map<UserName, Entry> entries = new HashMap<>();
        for (String raw :
                new String(octets, StandardCharsets.ISO_8859_1).lines().toList()) {
            try {
                String line = StrictUtf8.decode(raw.getBytes(StandardCharsets.ISO_8859_1))
                        .orElseThrow(() -> new IllegalArgumentException("not UTF-8"));
                if (!line.isBlank() && !line.startsWith("#")) {
                    addEntry(entries, lines.size(), line, hashing);
                }
                lines.add(line);
            } catch (IllegalArgumentException e) {
                throw new DirectoryException(
                        Code.DAMAGED, path + ", line " + (lines.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return new UserFile(List.copyOf(lines), Map.copyOf(entries));
    }

    private static void addEntry(Map<UserName, Entry> entries, int index, String line, PasswordHashing hashing) {
        FileUser user = FileUser.parse(line);
        hashing.check(user.hash());
        Entry earlier = entries.put(user.name(), new Entry(index, user, user.record()));
        if (earlier != null) {
            throw new IllegalArgumentException("the user is on line " + (earlier.line() + 1) + " already");
        }
    }

    Optional<Entry> find(UserName name) {
        return Optional.ofNullable(entries.get(name));
    }

    List<UserName> names() {
        return entries.keySet().stream().sorted().toList();
    }

    /** The lines of a file with that user at the end. */
    List<String> with(FileUser user) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(user.format());
        return changed;
    }

    /** The lines of a file with that user in the place of the entry. */
    List<String> replacing(Entry entry, FileUser user) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(entry.line(), user.format());
        return changed;
    }

    /** The lines of a file without the entry. */
    List<String> without(Entry entry) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(entry.line());
        return changed;
    }
}
