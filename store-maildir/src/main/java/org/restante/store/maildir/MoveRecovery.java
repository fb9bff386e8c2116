package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.SeenView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes a move that the process did not live to finish. A message that is in the target, or whose octets wait in the
 * target's {@code tmp}, comes to the target and leaves the source; any other stays where it is.
 */
final class MoveRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(MoveRecovery.class);

    private final Boxes boxes;
    private final Journal.Move move;
    private final Storage storage;

    /** Opens the mailbox in a folder. */
    interface Boxes {
        OpenMailbox open(Path folder) throws IOException;
    }

    MoveRecovery(Boxes boxes, Journal.Move move, Storage storage) {
        this.boxes = boxes;
        this.move = move;
        this.storage = storage;
    }

    void finish() throws IOException {
        if (!Files.isDirectory(move.source()) || !Files.isDirectory(move.target())) {
            LOG.warn("{} or {} is gone: the move between them is not finished", move.source(), move.target());
            return;
        }
        OpenMailbox target = boxes.open(move.target());
        OpenMailbox source = boxes.open(move.source());
        try {
            target.keepStaged();
            UidSet arrived = arrive(target);
            depart(source, arrived);
            target.lock.lock();
            try {
                target.settle();
            } finally {
                target.lock.unlock();
            }
            LOG.info("A move from {} to {} is finished", move.source(), move.target());
        } finally {
            storage.mailboxes().release(target);
            storage.mailboxes().release(source);
        }
    }

    /** Brings in what waits; returns which messages of the source are there now. */
    private UidSet arrive(OpenMailbox target) throws IOException {
        target.lock.lock();
        try {
            return target.uidList.locked(() -> takeIn(target));
        } finally {
            target.lock.unlock();
        }
    }

    private UidSet takeIn(OpenMailbox target) throws IOException {
        target.catchUp(true);
        UidSet.Builder there = UidSet.builder();
        List<Staged> waiting = new ArrayList<>();
        int next = 0;
        for (long uid : move.uids().stream().toArray()) {
            Delta.Arrived message = move.arrival().arrived().get(next++);
            if (target.files.uidOf(message.base()).isPresent()) {
                there.add(uid);
            } else if (Files.exists(target.files.staged(FileName.unique(message.base())))) {
                there.add(uid);
                waiting.add(new Staged(
                        message.base(),
                        message.guid(),
                        shown(message.row()),
                        message.row().internalDate(),
                        message.row().size(),
                        Optional.empty(),
                        move.arrival().annotations().getOrDefault(message.row().uid(), MessageAnnotations.NONE)));
            }
        }
        if (!waiting.isEmpty()) {
            MailboxState before = target.published();
            long uidNext = Math.max(before.uidNext(), target.listNext);
            Delta arrival = Staged.arrivals(before, uidNext, waiting, UidSet.EMPTY, storage.nowSeconds(), view());
            target.commits().write(List.of(arrival), true);
            target.commits()
                    .apply(
                            List.of(arrival),
                            arrival.apply(before, storage.settings().vanishedCapacity()));
        }
        return there.build();
    }

    // As whoever moved them sees them in the target.
    private SeenView view() {
        return move.arrival().seen().stream()
                .findFirst()
                .map(change -> SeenView.of(change.reader()))
                .orElse(SeenView.COMMON);
    }

    private Flags shown(MessageRow row) {
        boolean seen =
                move.arrival().seen().stream().anyMatch(change -> change.seen().contains(row.uid()));
        return seen ? row.flags().plus(Flags.of(MessageFlag.SEEN)) : row.flags();
    }

    private void depart(OpenMailbox source, UidSet uids) throws IOException {
        source.lock.lock();
        try {
            source.catchUp(false);
            MailboxState before = source.published();
            UidSet left = before.messages().existing(uids);
            if (!left.isEmpty()) {
                Delta departure = Delta.expunged(before, left);
                source.commits().write(List.of(departure), false);
                source.commits()
                        .apply(
                                List.of(departure),
                                departure.apply(before, storage.settings().vanishedCapacity()));
            }
        } finally {
            source.lock.unlock();
        }
    }
}
