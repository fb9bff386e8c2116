package org.restante.server.extension.uidbatches;

import java.util.HashMap;
import java.util.Map;
import org.restante.server.engine.SessionPart;
import org.restante.store.MessageTable;

/**
 * Which batches a session has asked for in the mailbox that it has selected. RFC 10022 section 3.1.1: the same may be asked
 * for again once more than half a batch of messages came, or as many went.
 */
final class AnsweredBatches implements SessionPart {
    /** More different questions than this are no way to use it. */
    private static final int MAX_QUESTIONS = 1000;

    private final Map<UidBatches, Then> answered = new HashMap<>();

    /** The mailbox when a question was answered: how many messages it had, and the highest UID. */
    private record Then(int messages, long highest) {}

    /** Returns whether a question is to be answered, and takes note that it is. */
    boolean isDue(UidBatches question, MessageTable messages) {
        Then then = answered.get(question);
        if (then != null ? !hasChanged(question.size(), then, messages) : answered.size() == MAX_QUESTIONS) {
            return false;
        }
        long highest = messages.size() == 0 ? 0 : messages.uid(messages.size() - 1);
        answered.put(question, new Then(messages.size(), highest));
        return true;
    }

    private static boolean hasChanged(long size, Then then, MessageTable now) {
        int at = now.indexOf(then.highest() + 1);
        int left = at >= 0 ? at : -at - 1; // those of then that are still there
        long gone = then.messages() - (long) left;
        long came = now.size() - (long) left;
        return gone > size / 2 || came > size / 2;
    }

    @Override
    public void unselected() {
        answered.clear();
    }
}
