package org.restante.store;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.restante.protocol.model.ModSeq;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.annotation.AnnotationScope;

/**
 * The annotations of one message (RFC 5257 section 3), and when each was changed last. Immutable, the octets of the values
 * too: nobody writes into them.
 */
public final class MessageAnnotations {
    /** None, and there never were any. */
    public static final MessageAnnotations NONE = new MessageAnnotations(new TreeMap<>(), new TreeMap<>());

    /** How many that were removed are remembered, so that sessions can be told; the oldest are forgotten first. */
    public static final int REMOVED_CAPACITY = 64;

    private final SortedMap<AnnotationKey, byte[]> values;
    private final SortedMap<AnnotationKey, ModSeq> changes;

    private MessageAnnotations(SortedMap<AnnotationKey, byte[]> values, SortedMap<AnnotationKey, ModSeq> changes) {
        this.values = Collections.unmodifiableSortedMap(values);
        this.changes = Collections.unmodifiableSortedMap(changes);
    }

    /**
     * Annotations as they were written down.
     *
     * @param changes the MODSEQ of the last change of each value, and of some that were removed
     * @throws IllegalArgumentException if a value has none
     */
    public static MessageAnnotations of(Map<AnnotationKey, byte[]> values, Map<AnnotationKey, ModSeq> changes) {
        if (!changes.keySet().containsAll(values.keySet())) {
            throw new IllegalArgumentException("every value has been changed once");
        }
        return new MessageAnnotations(new TreeMap<>(values), new TreeMap<>(changes));
    }

    /** Annotations of a message that is to come; the MODSEQ of its commit becomes theirs. */
    public static MessageAnnotations of(Map<AnnotationKey, byte[]> values) {
        return new MessageAnnotations(new TreeMap<>(values), changedAt(values, ModSeq.ZERO));
    }

    private static SortedMap<AnnotationKey, ModSeq> changedAt(Map<AnnotationKey, byte[]> values, ModSeq modSeq) {
        SortedMap<AnnotationKey, ModSeq> changes = new TreeMap<>();
        values.keySet().forEach(key -> changes.put(key, modSeq));
        return changes;
    }

    /** Returns the values. */
    public SortedMap<AnnotationKey, byte[]> values() {
        return values;
    }

    /** Returns the MODSEQ of the last change of each value, and of some that were removed. */
    public SortedMap<AnnotationKey, ModSeq> changes() {
        return changes;
    }

    /** Returns one of the values, unless it is NIL. */
    public Optional<byte[]> value(AnnotationKey key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns whether there is no value, and none that is remembered to have been removed. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Returns the entries that were changed after a MODSEQ, as far as this reader may know (RFC 5257 section 4.4). */
    public SortedSet<String> changedSince(ModSeq known, String reader) {
        SortedSet<String> entries = new TreeSet<>();
        changes.forEach((key, modSeq) -> {
            if (modSeq.compareTo(known) > 0 && key.isVisibleTo(reader)) {
                entries.add(key.entry());
            }
        });
        return entries;
    }

    /**
     * Returns the annotations with others in the place of some.
     *
     * @param wanted the new values; absent for NIL, which removes one
     * @param most how many values all readers may share, and each reader may have alone
     * @throws StoreException LIMIT if that would be more, and more than before
     */
    public MessageAnnotations with(Map<AnnotationKey, Optional<byte[]>> wanted, int most, ModSeq modSeq) {
        TreeMap<AnnotationKey, byte[]> newValues = new TreeMap<>(values);
        TreeMap<AnnotationKey, ModSeq> newChanges = new TreeMap<>(changes);
        wanted.forEach((key, value) -> {
            boolean was = newValues.remove(key) != null;
            value.ifPresent(octets -> newValues.put(key, octets));
            if (was || value.isPresent()) {
                newChanges.put(key, modSeq);
            }
        });
        wanted.keySet().stream().map(AnnotationKey::reader).distinct().forEach(reader -> {
            long after = count(newValues, reader);
            if (after > most && after > count(values, reader)) {
                throw new StoreException(
                        StoreException.Code.LIMIT, "A message has at most " + most + " annotations of a kind");
            }
        });
        forgetRemoved(newValues, newChanges);
        return new MessageAnnotations(newValues, newChanges);
    }

    private static long count(Map<AnnotationKey, byte[]> values, Optional<String> reader) {
        return values.keySet().stream()
                .filter(key -> key.reader().equals(reader))
                .count();
    }

    private static void forgetRemoved(Map<AnnotationKey, byte[]> values, Map<AnnotationKey, ModSeq> changes) {
        int spare = changes.size() - values.size() - REMOVED_CAPACITY;
        if (spare > 0) {
            changes.entrySet().stream()
                    .filter(change -> !values.containsKey(change.getKey()))
                    .sorted(Comparator.comparing(Map.Entry::getValue))
                    .limit(spare)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(changes::remove);
        }
    }

    /** Returns those that go along with a copy, as changed with the MODSEQ of its commit. */
    public MessageAnnotations within(AnnotationScope scope, ModSeq modSeq) {
        TreeMap<AnnotationKey, byte[]> kept = new TreeMap<>(values);
        kept.keySet().removeIf(key -> !scope.contains(key));
        return kept.isEmpty() ? NONE : new MessageAnnotations(kept, changedAt(kept, modSeq));
    }

    /** Returns them as those of a message that has this MODSEQ: no change of them is later. */
    public MessageAnnotations upTo(ModSeq modSeq) {
        TreeMap<AnnotationKey, ModSeq> earlier = new TreeMap<>(changes);
        earlier.replaceAll((key, change) -> change.compareTo(modSeq) > 0 ? modSeq : change);
        return new MessageAnnotations(values, earlier);
    }
}
