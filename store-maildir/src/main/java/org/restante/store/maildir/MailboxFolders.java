package org.restante.store.maildir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.restante.protocol.model.MailboxName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which folder of a user's each mailbox is. INBOX is the user's folder itself, the others lie in it: side by side or one in
 * the other. Links are not followed.
 */
final class MailboxFolders {
    static final String TRASH = "restante-deleted-";
    private static final Logger LOG = LoggerFactory.getLogger(MailboxFolders.class);
    private static final String NAME_FILE = "restante-name";
    private static final String MARK = "maildirfolder";
    private static final String FRESH = "restante-new-";
    private static final int MAX_OCTETS = 255;

    private final Path root;
    private final FolderNames names;
    private final boolean flat;
    private final UniqueNames unique;

    MailboxFolders(Path root, MaildirSettings settings, UniqueNames unique) {
        this.root = root;
        this.names = new FolderNames(settings);
        this.flat = settings.layout() == MaildirSettings.Layout.MAILDIR_PLUS_PLUS;
        this.unique = unique;
    }

    FolderNames names() {
        return names;
    }

    /** Returns where a mailbox of this name is made. */
    Path folder(MailboxName name) {
        if (name.isInbox()) {
            return root;
        }
        if (flat) {
            String joined = String.join(
                    ".", name.components().stream().map(names::encode).toList());
            return root.resolve("." + shortened(joined, name.value(), 1));
        }
        Path folder = root;
        for (String component : name.components()) {
            folder = folder.resolve(shortened(names.encode(component), component, 0));
        }
        return folder;
    }

    private static String shortened(String spelt, String name, int before) {
        return spelt.getBytes(StandardCharsets.UTF_8).length + before <= MAX_OCTETS
                ? spelt
                : FolderNames.LONG + UserFolders.digest(name);
    }

    private static boolean isFolder(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isMailbox(Path folder) {
        for (Path upper = folder; !upper.equals(root); upper = upper.getParent()) {
            if (!isFolder(upper)) {
                return false;
            }
        }
        return isFolder(folder.resolve(MailboxFiles.CUR));
    }

    /** Returns the folder of the mailbox of this name, if there is one. */
    Optional<Path> find(MailboxName name) throws IOException {
        Path folder = folder(name);
        return isMailbox(folder) ? Optional.of(folder) : Optional.ofNullable(all().get(name));
    }

    /** Returns all mailboxes, by name. */
    Map<MailboxName, Path> all() throws IOException {
        Map<MailboxName, Path> found = new TreeMap<>();
        found.put(MailboxName.INBOX, root);
        if (flat) {
            collectFlat(found);
        } else {
            collectTree(root, List.of(), found);
        }
        return found;
    }

    private void collectFlat(Map<MailboxName, Path> found) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, ".*")) {
            for (Path folder : folders) {
                if (isMailbox(folder)) {
                    String spelt = folder.getFileName().toString().substring(1);
                    Optional<MailboxName> name = spelt.startsWith(FolderNames.LONG)
                            ? longName(folder).flatMap(FolderNames::name)
                            : names.name(List.of(spelt.split("\\.", -1)));
                    add(found, name, folder);
                }
            }
        }
    }

    private void collectTree(Path parent, List<String> above, Map<MailboxName, Path> found) throws IOException {
        if (above.size() == MailboxName.MAX_DEPTH) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
            for (Path folder : folders) {
                String spelt = folder.getFileName().toString();
                boolean part = List.of(MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP)
                        .contains(spelt);
                if (part || spelt.startsWith(".") || spelt.startsWith("restante") || !isFolder(folder)) {
                    continue;
                }
                List<String> components = new ArrayList<>(above);
                components.add(
                        spelt.startsWith(FolderNames.LONG) ? longName(folder).orElse("") : names.decode(spelt));
                if (isFolder(folder.resolve(MailboxFiles.CUR)) && !components.contains("")) {
                    add(found, FolderNames.name(String.join("/", components)), folder);
                }
                collectTree(folder, components, found);
            }
        }
    }

    private void add(Map<MailboxName, Path> found, Optional<MailboxName> name, Path folder) {
        if (name.isEmpty() || name.get().isInbox()) {
            LOG.debug("{} is not the folder of a mailbox", folder);
        } else if (folder(name.get()).equals(folder)) {
            found.put(name.get(), folder);
        } else if (!folder.getFileName().toString().contains(FolderNames.LONG)) {
            found.putIfAbsent(name.get(), folder); // spelt as we would not
        }
    }

    private static Optional<String> longName(Path folder) throws IOException {
        return Disk.read(folder.resolve(NAME_FILE)).map(octets -> new String(octets, StandardCharsets.UTF_8));
    }

    // What the file of a long name says, if the name of the mailbox is too long for its folder.
    private Optional<String> nameToKeep(MailboxName name) {
        if (!folder(name).getFileName().toString().contains(FolderNames.LONG)) {
            return Optional.empty();
        }
        return Optional.of(flat ? name.value() : name.components().getLast());
    }

    /** Something that puts files of a new mailbox into its folder. */
    interface Furnishing {
        void into(Path folder) throws IOException;
    }

    /** Makes a mailbox: as a whole, or not at all. The one above it is there if they lie one in the other. */
    void make(MailboxName name, Furnishing furnishing) throws IOException {
        Path folder = folder(name);
        Path fresh = root.resolve(MailboxFiles.TMP).resolve(FRESH + unique.next());
        try {
            for (Path part : List.of(
                    fresh,
                    fresh.resolve(MailboxFiles.CUR),
                    fresh.resolve(MailboxFiles.NEW),
                    fresh.resolve(MailboxFiles.TMP))) {
                Disk.makeFolder(part);
            }
            Disk.create(fresh.resolve(MARK)).close();
            Optional<String> keep = nameToKeep(name);
            if (keep.isPresent()) {
                Disk.replace(fresh.resolve(NAME_FILE), keep.get().getBytes(StandardCharsets.UTF_8));
            }
            furnishing.into(fresh);
            Disk.syncFolder(fresh);
            if (isFolder(folder)) {
                for (Journal.Rename step : parts(fresh, folder)) {
                    perform(step);
                }
            } else {
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            Disk.syncFolder(folder.getParent());
        } finally {
            Disk.removeAll(fresh);
        }
    }

    // Cur comes last: it makes the folder a mailbox.
    private static List<Journal.Rename> parts(Path from, Path to) throws IOException {
        List<Journal.Rename> steps = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
            for (Path entry : entries) {
                steps.add(new Journal.Rename(entry, to.resolve(entry.getFileName())));
            }
        }
        steps.sort((a, b) ->
                Boolean.compare(a.from().endsWith(MailboxFiles.CUR), b.from().endsWith(MailboxFiles.CUR)));
        return steps;
    }

    /** Deletes a mailbox; what lies below it stays. */
    void delete(Path folder) throws IOException {
        Path trash = root.resolve(MailboxFiles.TMP).resolve(TRASH + unique.next());
        if (flat || below(folder).isEmpty()) {
            Files.move(folder, trash, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Disk.makeFolder(trash);
            Set<Path> staying = Set.copyOf(below(folder));
            for (Journal.Rename step : parts(folder, trash).reversed()) {
                if (!staying.contains(step.from())) {
                    perform(step);
                }
            }
        }
        Disk.syncFolder(folder.getParent());
        Disk.removeAll(trash);
    }

    // Folders in a mailbox that are not its own parts.
    private static List<Path> below(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (isFolder(entry)
                        && !List.of(MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP)
                                .contains(name)) {
                    folders.add(entry);
                }
            }
        }
        return folders;
    }

    /**
     * Returns the steps by which mailboxes get other names.
     *
     * @param from the name of the uppermost
     * @param to its new name
     * @param moves the folders that move, each with its new name
     */
    List<Journal.Rename> steps(Path from, MailboxName to, Map<Path, MailboxName> moves) throws IOException {
        List<Journal.Rename> steps = new ArrayList<>();
        if (flat) {
            for (Map.Entry<Path, MailboxName> move : moves.entrySet()) {
                steps.add(new Journal.Rename(move.getKey(), folder(move.getValue())));
                keepName(move.getValue(), steps);
            }
        } else {
            tree(from, folder(to), steps);
            keepName(to, steps);
        }
        return steps;
    }

    private static void tree(Path from, Path to, List<Journal.Rename> steps) throws IOException {
        if (!isFolder(to)) {
            steps.add(new Journal.Rename(from, to));
            return;
        }
        Set<Path> below = Set.copyOf(below(from));
        for (Journal.Rename step : parts(from, to)) {
            if (below.contains(step.from())) {
                tree(step.from(), step.to(), steps);
            } else {
                steps.add(step);
            }
        }
    }

    // The file waits in tmp, so that to bring it is a step like the others.
    private void keepName(MailboxName name, List<Journal.Rename> steps) throws IOException {
        Optional<String> keep = nameToKeep(name);
        if (keep.isPresent()) {
            Path waiting = root.resolve(MailboxFiles.TMP).resolve(NAME_FILE + "-" + unique.next());
            try (FileChannel channel = Disk.create(waiting)) {
                Disk.write(channel, keep.get().getBytes(StandardCharsets.UTF_8));
                channel.force(true);
            }
            steps.add(new Journal.Rename(waiting, folder(name).resolve(NAME_FILE)));
        }
    }

    /** Gives folders their new names; those that have them already are passed over. */
    static void perform(List<Journal.Rename> steps) throws IOException {
        Set<Path> touched = new LinkedHashSet<>();
        for (Journal.Rename step : steps) {
            perform(step);
            touched.add(step.from().getParent());
            touched.add(step.to().getParent());
        }
        for (Path folder : touched) {
            if (isFolder(folder)) {
                Disk.syncFolder(folder);
            }
        }
    }

    private static void perform(Journal.Rename step) throws IOException {
        if (Files.exists(step.from(), LinkOption.NOFOLLOW_LINKS)) {
            Files.move(step.from(), step.to(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Removes what an earlier process had begun to delete or to make. */
    void sweep() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(MailboxFiles.TMP), "restante-*")) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(TRASH) || name.startsWith(FRESH) || name.startsWith(NAME_FILE)) {
                    Disk.removeAll(entry);
                }
            }
        }
    }
}
