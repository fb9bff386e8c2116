package org.restante.store.maildir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.quota.QuotaLimits;

/** Looks for damage in the Maildirs of all users, and makes our own files in them anew. */
final class Inspection {
    private final Storage storage;
    private final UserFolders users;
    private final List<String> findings = new ArrayList<>();

    Inspection(Storage storage, UserFolders users) {
        this.storage = storage;
        this.users = users;
    }

    private interface Work {
        void on(Path root, Path folder) throws IOException;
    }

    List<String> inspect() {
        return forEach((root, folder) -> inspect(folder));
    }

    List<String> rebuild() {
        return forEach(this::rebuild);
    }

    private List<String> forEach(Work work) {
        return Disk.attempt(() -> {
            for (Path root : users.existing()) {
                MailboxFolders folders = new MailboxFolders(root.toAbsolutePath(), storage.settings(), storage.names());
                for (Path folder : folders.all().values()) {
                    try {
                        work.on(root.toAbsolutePath(), folder);
                    } catch (IOException failure) {
                        found(folder, "it cannot be read: " + failure);
                    }
                }
            }
            return List.copyOf(findings);
        });
    }

    private void found(Path where, String what) {
        findings.add(where + ": " + what);
    }

    private void inspect(Path folder) throws IOException {
        Optional<byte[]> list = Disk.read(folder.resolve(UidList.FILE));
        if (list.isPresent()) {
            UidList.parse(list.get()).faults().forEach(fault -> found(folder.resolve(UidList.FILE), fault));
        }
        if (Files.exists(folder.resolve(MailboxLog.FILE))) {
            MailboxLog.peek(folder)
                    .ifPresentOrElse(
                            snapshot -> inspect(folder, snapshot.state()),
                            () -> found(
                                    folder.resolve(MailboxLog.FILE), "it is damaged; check --rebuild makes it again"));
        }
        for (String part : List.of(MailboxFiles.CUR, MailboxFiles.NEW)) {
            File[] files = folder.resolve(part).toFile().listFiles(File::isFile);
            for (File file : files == null ? new File[0] : files) {
                inspect(file);
            }
        }
    }

    private void inspect(Path folder, MailboxState state) {
        UidSet foreign = state.annotated().minus(state.messages().uids());
        if (!foreign.isEmpty()) {
            found(folder.resolve(MailboxLog.FILE), "annotations of messages that are not there: " + foreign);
        }
        state.seen()
                .without(state.messages().uids())
                .readers()
                .forEach((reader, uids) -> found(
                        folder.resolve(MailboxLog.FILE),
                        "\\Seen of " + reader + " for messages that are not there: " + uids));
    }

    private void inspect(File file) {
        if (!FileName.isUsable(file.getName())) {
            found(file.toPath(), "no message has such a name; it is passed over");
            return;
        }
        OptionalLong told = FileName.parse(file.getName()).fileSize();
        if (!file.canRead()) {
            found(file.toPath(), "it cannot be read");
        } else if (told.isPresent() && told.getAsLong() != file.length()) {
            found(file.toPath(), "it has " + file.length() + " octets, by its name " + told.getAsLong());
        }
    }

    private void rebuild(Path root, Path folder) throws IOException {
        if (storage.mailboxes().isInUse(folder)) {
            found(folder, "somebody has it open, so it is left as it is");
            return;
        }
        Optional<MailboxLog.Content> before = read(folder);
        for (String file : List.of(MailboxLog.FILE, SummaryFile.DATA, SummaryFile.INDEX)) {
            Files.deleteIfExists(folder.resolve(file));
        }
        // Whose it is does not matter: what is made again names nobody.
        AccountUsage uncounted = new AccountUsage(() -> QuotaLimits.NONE, () -> {});
        Identity identity = new Identities("", storage, new UidValidities(root)).of(folder);
        OpenMailbox box = new OpenMailbox(storage, identity, uncounted, folder);
        try (MaildirMailbox mailbox = new MaildirMailbox(box, new Journal(root))) {
            mailbox.summaries(UidSet.range(1, UidSet.MAX_UID), summary -> {});
            // What users have seen alone, and annotations, are nowhere else; they are kept as far as the old log can be
            // read.
            before.filter(content -> content.snapshot().uidValidity()
                            == identity.uidValidity().value())
                    .ifPresent(content -> {
                        content.seen().readers().forEach((reader, uids) -> seen(mailbox, reader, uids));
                        annotate(box, content.annotations());
                    });
        } finally {
            box.putAway();
        }
    }

    private static Optional<MailboxLog.Content> read(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(MailboxLog.FILE))) {
            return Optional.empty();
        }
        try (MailboxLog log = MailboxLog.open(() -> folder)) {
            return log.read();
        }
    }

    private static void seen(Mailbox mailbox, String reader, UidSet uids) {
        mailbox.readBy(reader)
                .commit(new Change.Store(uids, FlagOperation.ADD, Flags.of(MessageFlag.SEEN), Optional.empty()));
    }

    // What a client knew of them before is older than any change from now on.
    private void annotate(OpenMailbox box, Map<Long, MessageAnnotations> kept) {
        box.lock.lock();
        try {
            box.catchUpIfStale();
            MailboxState before = box.published();
            SortedMap<Long, MessageAnnotations> there = new TreeMap<>();
            kept.forEach((uid, annotations) -> {
                if (before.messages().contains(uid)) {
                    SortedMap<AnnotationKey, ModSeq> changes = new TreeMap<>(annotations.changes());
                    changes.replaceAll((key, change) -> before.modSeq().next());
                    there.put(uid, MessageAnnotations.of(annotations.values(), changes));
                }
            });
            if (!there.isEmpty()) {
                Delta delta = Delta.annotated(before, there);
                box.commits().write(List.of(delta), false);
                MailboxState after = delta.apply(before, storage.settings().vanishedCapacity());
                box.commits().apply(List.of(delta), after);
            }
        } catch (IOException failure) {
            throw Disk.failure(failure);
        } finally {
            box.lock.unlock();
        }
    }
}
