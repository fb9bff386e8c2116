package org.restante.store.maildir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.FlagScope;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.SeenView;
import org.restante.store.StoreException;
import org.restante.store.annotation.AnnotationScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies, moves or replaces messages from one mailbox to another. Copies are links to the same octets. A move is in the journal of
 * the source's account before it is anywhere else, so that after a crash it has happened in both mailboxes or in neither.
 *
 * @param source where they are
 * @param view how they are seen there
 * @param target where they come
 * @param targetView how whoever brings them sees them there
 * @param journal of the source's account
 */
record Transfer(OpenMailbox source, SeenView view, OpenMailbox target, SeenView targetView, Journal journal) {
    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);
    private static final int ATTEMPTS = 5;

    /** Returns messages that wait in the target's tmp for those of the source to be taken. */
    private interface Staging {
        List<Staged> of(MailboxState before, UidSet there) throws IOException;
    }

    /**
     * What goes along with copies.
     *
     * @param flags which flags
     * @param annotations which annotations
     */
    record Scope(FlagScope flags, AnnotationScope annotations) {
        static Scope of(Change.Copy copy) {
            return new Scope(copy.scope(), copy.annotations());
        }

        static Scope of(Change.Move move) {
            return new Scope(move.scope(), move.annotations());
        }
    }

    Committed copy(UidSet uids, Scope scope) {
        return holdingBoth(() -> Disk.attempt(() -> transfer(uids, copies(scope), false)));
    }

    Committed move(UidSet uids, Scope scope) {
        return holdingBoth(() -> Disk.attempt(() -> transfer(uids, copies(scope), true)));
    }

    /** Lets a message of the source go and a new one come to the target. */
    Committed replace(long uid, Staged message) {
        return holdingBoth(
                () -> Disk.attempt(() -> transfer(UidSet.of(uid), (before, there) -> List.of(message), true)));
    }

    private Staging copies(Scope scope) {
        return (before, there) -> stage(source, view.of(before), there, scope, target);
    }

    // Always in the same order, so that two that go opposite ways do not wait for each other.
    private Committed holdingBoth(Supplier<Committed> action) {
        OpenMailbox first = source.number() < target.number() ? source : target;
        OpenMailbox second = first == source ? target : source;
        Committed result;
        first.lock.lock();
        try {
            second.lock.lock();
            try {
                result = action.get();
            } finally {
                second.lock.unlock();
            }
        } finally {
            first.lock.unlock();
        }
        if (!result.source().isEmpty()) {
            target.poke();
            if (result.isChange()) {
                source.poke();
            }
        }
        return result;
    }

    private Committed transfer(UidSet uids, Staging staging, boolean move) throws IOException {
        source.catchUpIfStale();
        target.checkThere();
        return target.uidList.locked(() -> {
            target.catchUp(true);
            for (int attempt = 1; ; attempt++) {
                MailboxState before = source.published();
                UidSet there = before.messages().existing(uids);
                if (there.isEmpty()) {
                    return new Committed(before, before, UidSet.EMPTY, UidSet.EMPTY, UidSet.EMPTY);
                }
                try {
                    return commit(before, there, staging.of(before, there), move);
                } catch (NoSuchFileException renamed) {
                    if (attempt == ATTEMPTS) {
                        throw renamed;
                    }
                    source.dirtyCur = true;
                    source.catchUp(false);
                }
            }
        });
    }

    private Committed commit(MailboxState before, UidSet uids, List<Staged> staged, boolean move) throws IOException {
        int capacity = source.storage.settings().vanishedCapacity();
        MailboxState there = target.published();
        long next = Math.max(there.uidNext(), target.listNext);
        Delta arrival = Staged.arrivals(there, next, staged, UidSet.EMPTY, target.storage.nowSeconds(), targetView);
        Delta departure = Delta.expunged(before, uids);
        AccountUsage.Amount goes = move ? AccountUsage.Amount.of(before, uids) : AccountUsage.Amount.NOTHING;
        boolean oneAccount = source.usage == target.usage;
        try {
            target.annotations.requireRoom(arrival);
            target.usage.come(
                    target.identity.guid(), Staged.amount(staged), oneAccount ? goes : AccountUsage.Amount.NOTHING);
            source.usage.change(source.identity.guid(), AccountUsage.Amount.NOTHING, goes);
            if (move) {
                Disk.syncFolder(target.files.folder().resolve(MailboxFiles.TMP));
                journal.begin(new Journal.Move(source.files.folder(), target.files.folder(), uids, arrival));
            }
            target.commits().write(List.of(arrival), true);
        } catch (IOException | RuntimeException failure) {
            journal.end();
            unstage(target, staged);
            throw failure;
        }
        target.commits()
                .apply(List.of(arrival), arrival.apply(there, capacity)); // first: who misses one finds it there
        keepSummaries(staged, arrival);
        MailboxState after = before;
        if (move) {
            after = departure.apply(before, capacity);
            source.commits().write(List.of(departure), false);
            source.commits().apply(List.of(departure), after);
            journal.end();
        }
        return new Committed(before, after, UidSet.EMPTY, uids, Staged.uids(arrival));
    }

    private void keepSummaries(List<Staged> staged, Delta arrival) {
        for (int i = 0; i < staged.size(); i++) {
            long uid = arrival.arrived().get(i).row().uid();
            staged.get(i).summary().ifPresent(summary -> target.summaries.put(uid, summary));
        }
    }

    /** Lays copies of messages into the folder {@code tmp} of a mailbox; by who holds the locks of both. */
    static List<Staged> stage(OpenMailbox source, MailboxState state, UidSet uids, Scope scope, OpenMailbox target)
            throws IOException {
        target.storage.checkRoom(target.files.folder());
        List<Staged> staged = new ArrayList<>();
        try {
            for (int range = 0; range < uids.ranges(); range++) {
                for (long uid = uids.first(range); uid <= uids.last(range); uid++) {
                    staged.add(stage(source, state, uid, scope, target));
                }
            }
            return staged;
        } catch (IOException | RuntimeException failure) {
            unstage(target, staged);
            throw failure;
        }
    }

    private static Staged stage(OpenMailbox source, MailboxState state, long uid, Scope scope, OpenMailbox target)
            throws IOException {
        MessageRow row = state.messages().row(state.messages().indexOf(uid));
        MessageFile file = source.files
                .find(uid)
                .orElseThrow(() -> new StoreException(StoreException.Code.INUSE, "A message is being changed"));
        String unique = target.storage.names().next();
        link(source.files.cur(file.name()), target.files.staged(unique));
        return new Staged(
                file.name().baseOfCopy(unique),
                file.guid(),
                scope.flags().within(row.flags()),
                row.internalDate(),
                row.size(),
                source.summaries.find(uid),
                source.annotations.of(uid).within(scope.annotations(), row.modSeq()));
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (NoSuchFileException missing) {
            throw missing;
        } catch (FileSystemException | UnsupportedOperationException other) {
            // Another file system, or one without links.
            LOG.debug("{} cannot be linked", from, other);
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
            try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    /** Takes away what was staged in vain. */
    static void unstage(OpenMailbox target, List<Staged> staged) {
        for (Staged message : staged) {
            Path file = target.files.staged(FileName.unique(message.base()));
            try {
                Files.deleteIfExists(file);
            } catch (IOException failure) {
                LOG.debug("{} is left for the next start", file, failure);
            }
        }
    }
}
