package org.restante.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;

/**
 * Which messages vanished with which MODSEQ (RFC 7162 section 3.2.7), as far back as it is kept. Immutable.
 *
 * @param horizon what vanished with this MODSEQ or before is no longer remembered one by one
 * @param entries what vanished later, oldest first
 */
public record VanishedLog(ModSeq horizon, List<Entry> entries) {
    /** How many entries are kept unless a store's setting says otherwise. */
    public static final int DEFAULT_CAPACITY = 1000;

    /** Nothing has vanished since the mailbox was made. */
    public static final VanishedLog EMPTY = new VanishedLog(ModSeq.ZERO, List.of());

    /** What vanished with one commit. */
    public record Entry(ModSeq modSeq, UidSet uids) {}

    public VanishedLog {
        entries = List.copyOf(entries);
    }

    /**
     * Returns the log with one more entry; beyond the capacity the older half is forgotten.
     *
     * @param capacity the most entries to keep, at least 2
     */
    public VanishedLog with(ModSeq modSeq, UidSet uids, int capacity) {
        List<Entry> longer = new ArrayList<>(entries.size() + 1);
        longer.addAll(entries);
        longer.add(new Entry(modSeq, uids));
        if (longer.size() <= capacity) {
            return new VanishedLog(horizon, longer);
        }
        int forgotten = longer.size() / 2;
        return new VanishedLog(longer.get(forgotten - 1).modSeq(), longer.subList(forgotten, longer.size()));
    }

    /** Returns what vanished after a MODSEQ, or nothing at all if that is before the horizon. */
    public Optional<UidSet> since(ModSeq known) {
        if (known.compareTo(horizon) < 0) {
            return Optional.empty();
        }
        UidSet.Builder vanished = UidSet.builder();
        for (Entry entry : entries) {
            if (entry.modSeq().compareTo(known) > 0) {
                vanished.addAll(entry.uids());
            }
        }
        return Optional.of(vanished.build());
    }
}
