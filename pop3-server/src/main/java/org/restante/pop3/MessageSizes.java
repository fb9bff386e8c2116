package org.restante.pop3;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.MessageTable;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;

/**
 * Remembers by how much messages grow when they are sent, for all sessions: a store keeps octets as they came, and POP3 sends
 * lines that end with CRLF ({@link LineEnds}). To find out, each message is read once, since it never changes; most do not
 * grow, and of those nothing is kept.
 */
final class MessageSizes {
    private static final int MAILBOXES = 20_000;
    private static final int GROWING = 10_000; // of one mailbox; what comes after them is not measured

    private final Map<ObjectId, Extra> known = new Recent();

    /**
     * What is known of a mailbox.
     *
     * @param upTo the UID up to which messages have been read
     * @param octets by how many octets those grow that do, by UID
     */
    record Extra(long upTo, Map<Long, Long> octets) {
        private static final Extra NOTHING = new Extra(0, Map.of());

        Extra {
            octets = Map.copyOf(octets);
        }

        /** Returns by how many octets a message grows; none if it has not been read. */
        long of(long uid) {
            return octets.getOrDefault(uid, 0L);
        }
    }

    private static final class Recent extends LinkedHashMap<ObjectId, Extra> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectId, Extra> eldest) {
            return size() > MAILBOXES;
        }
    }

    /**
     * Returns what is known of these messages, and first reads those that are new.
     *
     * @param budget how many octets may be read; when they have been, the rest is left for the next time
     */
    Extra of(Mailbox mailbox, MessageTable messages, long budget) {
        Extra before = find(mailbox.id());
        Extra now = measured(mailbox, messages, budget, before);
        keep(mailbox.id(), now);
        return now;
    }

    private synchronized Extra find(ObjectId id) {
        return known.getOrDefault(id, Extra.NOTHING);
    }

    // Of two sessions that read at the same time, the one that read more counts.
    private synchronized void keep(ObjectId id, Extra extra) {
        known.merge(id, extra, (there, more) -> more.upTo() >= there.upTo() ? more : there);
    }

    private static Extra measured(Mailbox mailbox, MessageTable messages, long budget, Extra before) {
        Map<Long, Long> octets = new HashMap<>();
        before.octets().forEach((uid, extra) -> {
            if (messages.contains(uid)) {
                octets.put(uid, extra);
            }
        });
        long upTo = before.upTo();
        long read = 0;
        int next = messages.indexOf(upTo + 1);
        for (int i = next >= 0 ? next : -next - 1; i < messages.size() && octets.size() < GROWING; i++) {
            if (read > 0 && read + messages.octets(i) > budget) {
                break;
            }
            long extra = extra(mailbox, messages.uid(i));
            if (extra > 0) {
                octets.put(messages.uid(i), extra);
            }
            read += messages.octets(i);
            upTo = messages.uid(i);
        }
        return new Extra(upTo, octets);
    }

    // One message that cannot be read does not take the others with it: its size is the one that the store tells.
    private static long extra(Mailbox mailbox, long uid) {
        try (Content content = mailbox.content(uid)) {
            LineEnds ends = new LineEnds();
            byte[] block = new byte[(int) Math.min(content.size(), Blocks.OCTETS)];
            Blocks.read(content, block, ends::feed);
            return ends.extra();
        } catch (StoreException e) {
            return switch (e.code()) {
                case EXPUNGEISSUED, CORRUPTION -> 0;
                default -> throw e;
            };
        }
    }
}
