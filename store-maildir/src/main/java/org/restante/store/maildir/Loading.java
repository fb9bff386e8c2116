package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.ModSeq;
import org.restante.store.MailboxState;
import org.restante.store.MessageTable;
import org.restante.store.VanishedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a mailbox: reads our log, puts the folder right if the process ended before it was, and begins a log if there is
 * none. What others did meanwhile is left to {@link CatchUp}. Runs while the mailbox is locked.
 */
final class Loading {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    // What no file's name has behind its base.
    private static final String UNKNOWN = ":?";

    private final OpenMailbox box;
    private final MailboxFiles files;

    private Loading(OpenMailbox box) {
        this.box = box;
        this.files = box.files;
    }

    static void load(OpenMailbox box, boolean listLocked) throws IOException {
        new Loading(box).run(listLocked);
    }

    private void run(boolean listLocked) throws IOException {
        if (!Files.isDirectory(files.folder())) {
            throw new NoSuchFileException(files.folder().toString());
        }
        for (String part : List.of(MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP)) {
            Disk.makeFolder(files.folder().resolve(part));
        }
        box.watchFolder();
        MailboxLog log = MailboxLog.open(files::folder);
        box.logOpened(log);
        box.keywords.refresh();
        Optional<MailboxLog.Content> content = log.read();
        if (content.isPresent() && !isOurs(content.get().snapshot())) {
            LOG.warn("{}: the UIDVALIDITY is another than in our log, which begins anew", files.folder());
            content = Optional.empty();
            box.summaries.forget();
        }
        if (content.isEmpty()) {
            box.loadedState(firstState(), 1, Map.of());
            log.rewrite(box.snapshot());
        } else {
            restore(content.get(), listLocked);
        }
        box.sweep();
    }

    private boolean isOurs(Snapshot snapshot) {
        return snapshot.uidValidity() == box.identity.uidValidity().value();
    }

    // Where the log is lost, or was never: any MODSEQ that was told before is smaller than the time in microseconds.
    private MailboxState firstState() throws IOException {
        UidList list = Disk.read(files.folder().resolve(UidList.FILE))
                .map(UidList::parse)
                .orElse(UidList.NONE);
        boolean untouched = list.uidNext() == 1
                && files.list(MailboxFiles.CUR).isEmpty()
                && files.list(MailboxFiles.NEW).isEmpty();
        if (untouched) {
            return MailboxState.NEW;
        }
        ModSeq start = new ModSeq(box.storage.clock().millis() * 1000);
        return new MailboxState(start, 1, MessageTable.EMPTY, new VanishedLog(start, List.of()));
    }

    private void restore(MailboxLog.Content content, boolean listLocked) throws IOException {
        Map<Long, Snapshot.Name> names = new HashMap<>();
        MailboxState state = content.snapshot().state();
        for (int i = 0; i < state.messages().size(); i++) {
            names.put(state.messages().uid(i), content.snapshot().names().get(i));
        }
        Set<Long> changed = new HashSet<>();
        Map<Long, Snapshot.Name> gone = new HashMap<>();
        int step = 0;
        for (Delta delta : content.deltas()) {
            boolean unsettled = step++ >= content.settled();
            state = delta.apply(state, box.storage.settings().vanishedCapacity());
            delta.arrived().forEach(message -> {
                names.put(message.row().uid(), new Snapshot.Name(message.base(), message.guid()));
                if (unsettled) {
                    changed.add(message.row().uid());
                }
            });
            if (unsettled) {
                delta.flags().values().forEach(uids -> uids.forEach(changed::add));
            }
            delta.vanished().forEach(uid -> {
                Snapshot.Name name = names.remove(uid);
                if (name != null && unsettled) {
                    gone.put(uid, name);
                }
                changed.remove(uid);
            });
        }
        placeFiles(state, names);
        box.loadedState(state, content.recentFrom(), content.annotations());
        finish(state, changed, gone, listLocked);
        forgetNames(state);
        if (!box.log().isSettled()) {
            box.settle();
        }
    }

    private void placeFiles(MailboxState state, Map<Long, Snapshot.Name> names) throws IOException {
        Map<String, FileName> there = new HashMap<>();
        files.list(MailboxFiles.CUR).forEach(name -> there.putIfAbsent(name.base(), name));
        files.clear();
        for (int i = 0; i < state.messages().size(); i++) {
            long uid = state.messages().uid(i);
            Snapshot.Name name = names.get(uid);
            FileName file = there.getOrDefault(name.base(), new FileName(name.base(), ""));
            files.put(uid, new MessageFile(file, name.guid()));
        }
    }

    // Others may have given files other flags: whoever catches up finds every name to be another than he knows.
    private void forgetNames(MailboxState state) {
        for (int i = 0; i < state.messages().size(); i++) {
            long uid = state.messages().uid(i);
            MessageFile file = files.find(uid).orElseThrow();
            files.put(uid, file.named(new FileName(file.base(), UNKNOWN)));
        }
    }

    // What was committed and had not reached the folder.
    private void finish(MailboxState state, Set<Long> changed, Map<Long, Snapshot.Name> gone, boolean listLocked)
            throws IOException {
        List<Flags> sets = new ArrayList<>();
        for (long uid : changed) {
            sets.add(state.messages().flags(state.messages().indexOf(uid)));
        }
        box.keywords.ensure(sets);
        for (long uid : changed) {
            MessageFile file = files.find(uid).orElseThrow();
            Flags flags = state.messages().flags(state.messages().indexOf(uid));
            FileName target = file.name()
                    .withLetters(FlagLetters.letters(
                            flags, box.keywords.now(), file.name().letters()));
            Path staged = files.staged(FileName.unique(file.base()));
            if (Files.exists(files.cur(file.name()))) {
                files.rename(uid, target.letters());
            } else if (Files.exists(staged)) {
                Files.move(staged, files.cur(target), StandardCopyOption.ATOMIC_MOVE);
                files.put(uid, file.named(target));
            }
        }
        for (Map.Entry<Long, Snapshot.Name> message : gone.entrySet()) {
            Optional<FileName> left = files.uidOf(message.getValue().base()).isPresent()
                    ? Optional.empty()
                    : files.locate(message.getValue().base());
            if (left.isPresent()) {
                Files.deleteIfExists(files.cur(left.get()));
            }
            Files.deleteIfExists(files.staged(FileName.unique(message.getValue().base())));
        }
        if (!changed.isEmpty() || isListWrong(state)) {
            if (listLocked) {
                list(state);
            } else {
                box.uidList.locked(() -> list(state));
            }
        }
    }

    private boolean isListWrong(MailboxState state) throws IOException {
        UidList list = Disk.read(files.folder().resolve(UidList.FILE))
                .map(UidList::parse)
                .orElse(UidList.NONE);
        return list.header().isEmpty() || !list.header().get().isCurrent() || list.uidNext() < state.uidNext();
    }

    private boolean list(MailboxState state) throws IOException {
        UidList list = box.uidList.refresh().list();
        List<UidList.Entry> keep = list.entries().stream()
                .filter(entry -> !state.messages().contains(entry.uid())
                        && files.uidOf(entry.base()).isEmpty())
                .toList();
        Set<Long> listed = new HashSet<>();
        list.entries().forEach(entry -> listed.add(entry.uid()));
        boolean complete = list.header().isPresent()
                && list.faults().isEmpty()
                && list.uidNext() >= state.uidNext()
                && state.messages().uids().stream().allMatch(listed::contains);
        if (!complete) {
            box.rewriteUidList(state, keep);
        }
        box.uidList.forget(); // whoever catches up reads it as a whole
        return complete;
    }
}
