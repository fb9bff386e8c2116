package org.restante.lmtp.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which messages have been delivered where, by Message-ID: a sender that did not hear our answer sends a message
 * again. The latest 100,000 are remembered, until the server stops.
 */
final class Duplicates {
    private static final int MAX_ENTRIES = 100_000;

    private final Duration memory;
    private final Clock clock;
    private final Map<Delivered, Instant> deliveries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Delivered, Instant> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    private record Delivered(Recipient.Target target, String messageId) {}

    Duplicates(Duration memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    synchronized boolean contains(Recipient.Target target, String messageId) {
        Instant at = deliveries.get(new Delivered(target, messageId));
        return at != null && at.plus(memory).isAfter(clock.instant());
    }

    synchronized void add(Recipient.Target target, String messageId) {
        if (!memory.isZero()) {
            deliveries.put(new Delivered(target, messageId), clock.instant());
        }
    }
}
