package org.restante.store.memory;

import org.restante.store.VanishedLog;

/**
 * How much a store in memory holds.
 *
 * @param maxOctets the most octets of contents in all, at least 0; beyond it, OVERQUOTA
 * @param vanishedCapacity how many expunges each mailbox remembers one by one, at least 2
 */
public record MemorySettings(long maxOctets, int vanishedCapacity) {
    /** No limit but the heap. */
    public static final MemorySettings DEFAULT = new MemorySettings(Long.MAX_VALUE, VanishedLog.DEFAULT_CAPACITY);

    public MemorySettings {
        if (maxOctets < 0 || vanishedCapacity < 2) {
            throw new IllegalArgumentException(
                    "maxOctets is at least 0, vanishedCapacity at least 2: " + maxOctets + ", " + vanishedCapacity);
        }
    }

    /** Returns these settings with another limit. */
    public MemorySettings withMaxOctets(long octets) {
        return new MemorySettings(octets, vanishedCapacity);
    }
}
