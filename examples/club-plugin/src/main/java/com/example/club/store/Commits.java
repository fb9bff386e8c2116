package com.example.club.store;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.FlagScope;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;
import org.restante.store.NewMessage;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.VanishedLog;

/** The changes of one mailbox; the store's lock is held by whoever makes one. */
record Commits(ZipAccount account, Folder source) {
    /** Messages that lie in a zip file and are in no index yet. */
    private record Arrived(List<MessageRow> rows, SortedMap<Long, Place> places) {
        UidSet uids() {
            return UidSet.of(rows.stream().mapToLong(MessageRow::uid).toArray());
        }
    }

    Committed append(List<NewMessage> messages) {
        List<Arriving> arriving = messages.stream()
                .map(message -> ZipUpload.arriving(message, source.id().value()))
                .toList();
        Arrived arrived = arrive(account, source, source.places(), arriving);
        Folder next = with(source, arrived);
        account.save(account.index().with(next));
        messages.forEach(ZipUpload::committed);
        return new Committed(source.state(), next.state(), UidSet.EMPTY, UidSet.EMPTY, arrived.uids());
    }

    Committed store(Change.Store change) {
        MailboxState before = source.state();
        UidSet there = before.messages().uids().intersect(change.uids());
        UidSet modified = change.unchangedSince()
                .map(since -> before.changedSince(since, there))
                .orElse(UidSet.EMPTY);
        MailboxState after = before.stored(there.minus(modified), change::apply);
        if (after != before) {
            account.save(account.index().with(source.with(after, source.places())));
        }
        return new Committed(before, after, modified, UidSet.EMPTY, UidSet.EMPTY);
    }

    Committed expunge(UidSet uids) {
        UidSet there = source.state().messages().uids().intersect(uids);
        if (there.isEmpty()) {
            return Committed.of(source.state(), source.state());
        }
        Folder next = without(there);
        account.save(account.index().with(next));
        vanished(there, next);
        return Committed.of(source.state(), next.state());
    }

    Committed copy(ZipAccount targetAccount, Folder target, UidSet uids, FlagScope scope) {
        UidSet there = source.state().messages().uids().intersect(uids);
        if (there.isEmpty()) {
            return Committed.of(source.state(), source.state());
        }
        Arrived arrived = arrive(targetAccount, target, target.places(), departing(there, scope));
        Folder next = with(target, arrived);
        targetAccount.save(targetAccount.index().with(next));
        boolean same = target.id().equals(source.id());
        MailboxState after = same ? next.state() : source.state();
        return new Committed(source.state(), after, UidSet.EMPTY, there, arrived.uids());
    }

    Committed move(Folder target, UidSet uids, FlagScope scope) {
        UidSet there = source.state().messages().uids().intersect(uids);
        return there.isEmpty()
                ? Committed.of(source.state(), source.state())
                : swap(target, there, departing(there, scope));
    }

    Committed replace(Folder target, long uid, NewMessage message) {
        UidSet there = source.state().messages().uids().intersect(UidSet.of(uid));
        Arriving arriving = ZipUpload.arriving(message, target.id().value());
        if (there.isEmpty()) {
            return Committed.of(source.state(), source.state());
        }
        Committed committed = swap(target, there, List.of(arriving));
        ZipUpload.committed(message);
        return committed;
    }

    // One index has both: nobody sees a message in two places or in none, not after a crash either.
    private Committed swap(Folder target, UidSet going, List<Arriving> arriving) {
        Folder left = without(going);
        boolean same = target.id().equals(source.id());
        Arrived arrived = arrive(account, target, same ? left.places() : target.places(), arriving);
        Folder after = left;
        if (same) { // one commit has one MODSEQ
            MailboxState state = left.state();
            long uidNext = arrived.rows().getLast().uid() + 1;
            MessageTable messages = state.messages().append(arrived.rows());
            after = left.with(
                    new MailboxState(state.modSeq(), uidNext, messages, state.vanished()),
                    merged(left.places(), arrived.places()));
            account.save(account.index().with(after));
        } else {
            account.save(account.index().with(after, with(target, arrived)));
        }
        vanished(going, after);
        return new Committed(source.state(), after.state(), UidSet.EMPTY, going, arrived.uids());
    }

    private Folder without(UidSet uids) {
        SortedMap<Long, Place> places = new TreeMap<>(source.places());
        uids.forEach(places::remove);
        return source.with(source.state().expunged(uids, VanishedLog.DEFAULT_CAPACITY), places);
    }

    private void vanished(UidSet uids, Folder after) {
        SortedMap<Long, Place> places = new TreeMap<>();
        uids.forEach(uid -> places.put(uid, source.places().get(uid)));
        account.openFolder(source).vanished(after.state().modSeq(), places);
    }

    private static Folder with(Folder target, Arrived arrived) {
        return target.with(target.state().appended(arrived.rows()), merged(target.places(), arrived.places()));
    }

    private static SortedMap<Long, Place> merged(SortedMap<Long, Place> some, SortedMap<Long, Place> others) {
        SortedMap<Long, Place> all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }

    private List<Arriving> departing(UidSet uids, FlagScope scope) {
        Path file = account.file(source);
        List<Arriving> departing = new ArrayList<>();
        source.state().messages().forEach(uids, index -> {
            MessageRow row = source.state().messages().row(index);
            Place place = source.places().get(row.uid());
            Flags flags = scope.within(row.flags());
            departing.add(new Arriving(
                    (to, position) -> {
                        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
                            ZipArchive.copy(from, place.contentAt(row.uid()), place.size(), to, position);
                        }
                    },
                    place.size(),
                    place.crc(),
                    summary(file, row.uid(), place),
                    place.summaryCrc(),
                    place.emailId(),
                    flags,
                    row.internalDate()));
        });
        return departing;
    }

    private static byte[] summary(Path file, long uid, Place place) {
        return Failures.of("read a summary", () -> {
            try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
                return ZipArchive.octets(from, place.summaryAt(uid), place.summarySize());
            }
        });
    }

    private static Arrived arrive(
            ZipAccount account, Folder target, SortedMap<Long, Place> staying, List<Arriving> messages) {
        OpenFolder open = account.openFolder(target);
        SortedMap<Long, Place> places = new TreeMap<>();
        List<MessageRow> rows = new ArrayList<>();
        long now = Instant.now().getEpochSecond();
        long uid = target.state().uidNext();
        long end = open.end();
        for (Arriving message : messages) {
            Place place = new Place(
                    end,
                    message.size(),
                    message.crc(),
                    message.summary().length,
                    message.summaryCrc(),
                    message.emailId());
            places.put(uid, place);
            end = place.end(uid);
            rows.add(new MessageRow(
                    uid, target.state().modSeq().next(), message.flags(), message.internalDate(), now, message.size()));
            uid++;
        }
        SortedMap<Long, Place> all = merged(staying, places);
        checkRoom(account.store().largestOctets(), all, uid, end);
        write(account.file(target), all, places, messages, end);
        open.end(end);
        return new Arrived(rows, places);
    }

    private static void checkRoom(long largest, SortedMap<Long, Place> all, long uidNext, long end) {
        if (all.size() > ZipArchive.MOST_MESSAGES || uidNext > UidSet.MAX_UID + 1) {
            throw new StoreException(Code.LIMIT, "The mailbox has no room for more messages");
        }
        if (all.values().stream().mapToLong(Place::size).sum() > largest || end > ZipArchive.MOST_OCTETS) {
            throw new StoreException(Code.OVERQUOTA, "The mailbox is full");
        }
    }

    private static void write(
            Path path, SortedMap<Long, Place> all, SortedMap<Long, Place> places, List<Arriving> messages, long end) {
        Failures.of("write to a zip file", () -> {
            try (FileChannel file =
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                ZipArchive archive = new ZipArchive(file);
                int next = 0;
                for (var place : places.entrySet()) {
                    archive.write(place.getKey(), place.getValue(), messages.get(next++));
                }
                archive.finish(all, end);
                return end;
            }
        });
    }

    /** Writes the zip file anew if most of it is messages that nobody can read any more. */
    void tidy() {
        OpenFolder open = account.openFolder(source);
        SortedMap<Long, Place> kept = merged(source.places(), open.unreleased());
        long held = 0;
        for (var each : kept.entrySet()) {
            held += each.getValue().end(each.getKey()) - each.getValue().offset();
        }
        if (open.end() - held <= held + (1 << 16)) {
            return;
        }
        SortedMap<Long, Place> moved = new TreeMap<>();
        long end = 0;
        for (var each : kept.entrySet()) {
            Place place = each.getValue().at(end);
            moved.put(each.getKey(), place);
            end = place.end(each.getKey());
        }
        SortedMap<Long, Place> live = new TreeMap<>(moved);
        live.keySet().retainAll(source.places().keySet());
        Folder next = source.rewritten(live);
        rewrite(account.file(next), kept, moved, live, end);
        account.save(account.index().with(next));
        open.moved(moved, end);
        Failures.of("delete a zip file", () -> Files.deleteIfExists(account.file(source)));
    }

    private void rewrite(
            Path to, SortedMap<Long, Place> kept, SortedMap<Long, Place> moved, SortedMap<Long, Place> live, long end) {
        Failures.of("write a zip file anew", () -> {
            try (FileChannel from = FileChannel.open(account.file(source), StandardOpenOption.READ);
                    FileChannel file =
                            FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                for (var each : kept.entrySet()) {
                    Place old = each.getValue();
                    long length = old.end(each.getKey()) - old.offset();
                    ZipArchive.copy(
                            from, old.offset(), length, file, moved.get(each.getKey()).offset());
                }
                new ZipArchive(file).finish(live, end);
                return end;
            }
        });
    }
}
