package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageTable;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what others did to the folder of a mailbox, and makes one change of it: new files, other names, files that are
 * gone. Runs while the mailbox is locked.
 */
final class CatchUp {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final OpenMailbox box;
    private final MailboxFiles files;
    private final MailboxState before;
    private final Optional<MailboxFiles.Stamps> known;
    private final boolean listLocked;
    private final Map<Flags, UidSet.Builder> flags = new LinkedHashMap<>();
    private final UidSet.Builder vanished = UidSet.builder();
    private final Map<Long, String> otherBases = new HashMap<>();

    CatchUp(OpenMailbox box, Optional<MailboxFiles.Stamps> known, boolean listLocked) {
        this.box = box;
        this.files = box.files;
        this.before = box.published();
        this.known = known;
        this.listLocked = listLocked;
    }

    void run() throws IOException {
        // Taken before the folders are read: what changes meanwhile is found the next time.
        MailboxFiles.Stamps stamps = files.stamps();
        boolean readCur = box.dirtyCur || known.isEmpty() || !known.get().cur().equals(stamps.cur());
        box.dirtyCur = false;
        box.dirtyNew = false;
        if (box.uidList.isNews()) {
            readUidList();
        }
        box.keywords.refresh();
        List<FileName> fresh = files.list(MailboxFiles.NEW);
        List<FileName> unknown = readCur ? compare(listCur()) : List.of();
        if (fresh.isEmpty() && unknown.isEmpty()) {
            commit(new Arrivals(before.uidNext(), List.of(), false));
            box.raiseUidNext();
            box.looked(stamps);
            return;
        }
        if (listLocked) {
            admit(fresh, unknown);
        } else {
            box.uidList.locked(() -> admit(fresh, unknown));
        }
    }

    private Arrivals admit(List<FileName> fresh, List<FileName> unknown) throws IOException {
        boolean news = box.uidList.isNews();
        if (news) {
            readUidList();
        }
        // Whoever wrote the list meanwhile may have brought files that were not there when the folders were read.
        Arrivals arrivals = new Admission(
                        box,
                        before,
                        news ? files.list(MailboxFiles.NEW) : fresh,
                        news ? unknown(listCur().values()) : unknown)
                .admit();
        commit(arrivals);
        box.raiseUidNext();
        box.touched();
        return arrivals;
    }

    /**
     * New messages that were found.
     *
     * @param uidNext the next UID after them
     * @param arrived the messages
     * @param replaceList whether the UID list has lines that are wrong now
     */
    record Arrivals(long uidNext, List<Delta.Arrived> arrived, boolean replaceList) {}

    private void commit(Arrivals arrivals) throws IOException {
        Map<Flags, UidSet> changed = new LinkedHashMap<>();
        flags.forEach((set, uids) -> changed.put(set, uids.build()));
        UidSet gone = vanished.build();
        Delta delta = new Delta(before.modSeq().next(), arrivals.uidNext(), arrivals.arrived(), changed, gone);
        if (delta.changesNothing()) {
            return;
        }
        box.log().commit(List.of(delta));
        MailboxState after = delta.apply(before, box.storage.settings().vanishedCapacity());
        gone.forEach(files::remove);
        box.annotations.apply(delta);
        long octets = arrivals.arrived().stream()
                .mapToLong(message -> message.row().size())
                .sum();
        box.usage.change(
                box.identity.guid(),
                new AccountUsage.Amount(octets, arrivals.arrived().size()),
                AccountUsage.Amount.of(before, gone));
        if (arrivals.replaceList()) {
            arrivals.arrived().forEach(message -> box.assigned.remove(message.base()));
            box.rewriteUidList(after, box.assigned.values());
        } else {
            List<Delta.Arrived> unlisted = arrivals.arrived().stream()
                    .filter(message -> box.assigned.remove(message.base()) == null)
                    .toList();
            if (!unlisted.isEmpty()) {
                box.listArrived(unlisted, after);
            }
        }
        box.publish(after);
        box.changed();
    }

    // -- the UID list

    private void readUidList() throws IOException {
        UidListFile.News news = box.uidList.refresh();
        UidList list = news.list();
        if (news.whole()) {
            Optional<UidList.Header> header = list.header();
            if (header.isPresent()
                    && header.get().uidValidity() != box.identity.uidValidity().value()) {
                LOG.warn("{}: another program has given the mailbox a new UIDVALIDITY", files.folder());
                box.vanish();
                box.checkThere();
            }
            box.assigned.clear();
        }
        if (news.whole() && list.header().isEmpty() || !list.faults().isEmpty()) {
            repair(list);
            return;
        }
        box.listNext = Math.max(box.listNext, list.uidNext());
        list.entries().forEach(this::entry);
    }

    private void repair(UidList list) throws IOException {
        LOG.warn(
                "{} is damaged ({}); it is written again, and {} messages keep their UIDs",
                files.folder().resolve(UidList.FILE),
                String.join("; ", list.faults()),
                before.messages().size());
        list.entries().forEach(this::entry);
        Map<String, UidList.Entry> kept = new HashMap<>(box.assigned);
        if (listLocked) {
            box.rewriteUidList(before, kept.values());
        } else {
            box.uidList.locked(() -> {
                box.rewriteUidList(before, kept.values());
                return kept;
            });
        }
        box.assigned.putAll(kept);
    }

    private void entry(UidList.Entry entry) {
        OptionalLong ours = files.uidOf(entry.base());
        if (ours.isEmpty()) {
            if (files.find(entry.uid()).isPresent()) {
                otherBases.put(entry.uid(), entry.base());
            }
            box.assigned.put(entry.base(), entry);
        } else if (ours.getAsLong() < entry.uid() && entry.uid() >= before.uidNext()) {
            // Another program has given the file a new UID: the message of the old one is gone.
            vanished.add(ours.getAsLong());
            files.remove(ours.getAsLong());
            box.assigned.put(entry.base(), entry);
        }
    }

    // -- the files

    private Map<String, FileName> listCur() throws IOException {
        List<FileName> names = files.list(MailboxFiles.CUR);
        Map<String, FileName> seen = HashMap.newHashMap(names.size());
        for (FileName name : names) {
            FileName twin = seen.putIfAbsent(name.base(), name);
            if (twin != null) {
                FileName kept = separate(twin, name);
                seen.put(kept.base(), kept);
            }
        }
        return seen;
    }

    // Two names of one message: it is being renamed, or somebody has copied it.
    private FileName separate(FileName one, FileName other) throws IOException {
        Path first = files.cur(one);
        Path second = files.cur(other);
        if (!Files.exists(first)) {
            return other;
        }
        if (!Files.exists(second)) {
            return one;
        }
        if (Files.isSameFile(first, second)) {
            LOG.warn("{} and {} are one file; the second name is removed", first, second);
            Files.deleteIfExists(second);
        } else {
            FileName renamed = new FileName(other.baseOfCopy(box.storage.names().next()), other.info());
            LOG.warn("{} and {} are two files of one name; the second becomes {}", first, second, renamed);
            Files.move(second, files.cur(renamed), StandardCopyOption.ATOMIC_MOVE);
            box.dirtyCur = true;
        }
        return one;
    }

    /** Compares what is there with what is known; returns the files that nobody knows. */
    private List<FileName> compare(Map<String, FileName> seen) throws IOException {
        List<Long> missing = new ArrayList<>();
        MessageTable messages = before.messages();
        for (int i = 0; i < messages.size(); i++) {
            compare(i, seen, missing);
        }
        if (!missing.isEmpty()) {
            // A file that was renamed while the folder was read may be in it under neither name: look again.
            seen.putAll(listCur());
            List<Long> still = new ArrayList<>();
            for (long uid : missing) {
                compare(messages.indexOf(uid), seen, still);
            }
            still.forEach(vanished::add);
        }
        return unknown(seen.values());
    }

    private void compare(int index, Map<String, FileName> seen, Collection<Long> missing) {
        long uid = before.messages().uid(index);
        Optional<MessageFile> file = files.find(uid);
        if (file.isEmpty()) {
            return; // it has vanished already
        }
        FileName name = seen.get(file.get().base());
        if (name == null && otherBases.containsKey(uid)) {
            name = seen.get(otherBases.get(uid));
        }
        if (name == null) {
            missing.add(uid);
        } else if (!name.equals(file.get().name())) {
            files.put(uid, file.get().named(name));
            box.assigned.remove(name.base());
            Flags old = before.messages().flags(index);
            Flags now = FlagLetters.flags(name.letters(), box.keywords.now(), old);
            if (!now.equals(old)) {
                flags.computeIfAbsent(now, set -> UidSet.builder()).add(uid);
            }
        }
    }

    private List<FileName> unknown(Collection<FileName> seen) {
        return seen.stream().filter(name -> files.uidOf(name.base()).isEmpty()).toList();
    }

    static StoreException tooMany() {
        return new StoreException(StoreException.Code.LIMIT, "The mailbox has given its last UID");
    }
}
