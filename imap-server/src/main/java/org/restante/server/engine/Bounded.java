package org.restante.server.engine;

import java.util.Arrays;
import java.util.Optional;
import org.restante.protocol.response.Condition;
import org.restante.protocol.response.MessageLimitCode;
import org.restante.protocol.response.StatusResponse;

/**
 * The messages that a command is about, as many of them as one command may be (RFC 9738 section 3.1): those with the
 * highest UIDs. The client is told with the completion which was the last.
 */
public final class Bounded {
    private static final String TEXT = "Only so many messages at once; the rest is left to do";

    private final int[] indexes;
    private final Optional<MessageLimitCode> exceeded;

    private Bounded(int[] indexes, Optional<MessageLimitCode> exceeded) {
        this.indexes = indexes;
        this.exceeded = exceeded;
    }

    /** Takes the indexes of messages in the selected mailbox, in order. */
    public static Bounded of(Session session, int[] indexes) {
        int limit = MessageLimit.of(session).commands();
        if (limit == 0 || indexes.length <= limit) {
            return new Bounded(indexes, Optional.empty());
        }
        int[] last = Arrays.copyOfRange(indexes, indexes.length - limit, indexes.length);
        return new Bounded(last, Optional.of(code(session, limit, last[0])));
    }

    /** Takes the indexes of messages in any mailbox, as many as there are. */
    public static Bounded all(int[] indexes) {
        return new Bounded(indexes, Optional.empty());
    }

    /**
     * Refuses a command that puts messages into a mailbox, all or none, if there are too many of them.
     *
     * @param indexes where they are in the selected mailbox, in order
     * @throws Refusal MESSAGELIMIT, with the lowest UID that could be among them
     */
    public static void refuseToSave(Session session, int[] indexes) {
        int limit = MessageLimit.of(session).toSave();
        if (limit > 0 && indexes.length > limit) {
            throw new Refusal(
                    code(session, limit, indexes[indexes.length - limit]),
                    "Too many messages to copy, try a smaller subset");
        }
    }

    /**
     * Refuses a command that is done for all messages or for none, if there are too many of them.
     *
     * @throws Refusal MESSAGELIMIT
     */
    public static void refuse(Session session, long messages) {
        refuse(MessageLimit.of(session).commands(), messages);
    }

    /**
     * Refuses a command that brings too many messages.
     *
     * @throws Refusal MESSAGELIMIT
     */
    public static void refuseToAppend(Session session, long messages) {
        refuse(MessageLimit.of(session).toSave(), messages);
    }

    private static void refuse(int limit, long messages) {
        if (limit > 0 && messages > limit) {
            throw new Refusal(new MessageLimitCode(limit, Optional.empty()), "Too many messages for one command");
        }
    }

    private static MessageLimitCode code(Session session, int limit, int lowest) {
        return new MessageLimitCode(
                limit, Optional.of(session.view().numbering().uid(lowest)));
    }

    /** Returns the indexes of the messages, in order. */
    public int[] indexes() {
        return indexes;
    }

    /**
     * Returns the indexes in the order in which to work on them: from the highest down if some were left out (RFC 9738
     * section 3.1).
     */
    public int[] workingOrder() {
        if (exceeded.isEmpty()) {
            return indexes;
        }
        int[] down = new int[indexes.length];
        for (int i = 0; i < down.length; i++) {
            down[i] = indexes[down.length - 1 - i];
        }
        return down;
    }

    /**
     * Refuses a command that is done for all of them or for none.
     *
     * @throws Refusal MESSAGELIMIT, if some were left out
     */
    public void refuseRest() {
        if (exceeded.isPresent()) {
            throw new Refusal(
                    new MessageLimitCode(exceeded.get().limit(), Optional.empty()),
                    "Too many messages for one command");
        }
    }

    /** Says in an untagged response that some were left out, if they were. */
    public void tell(Session session) {
        exceeded.ifPresent(code -> session.say(StatusResponse.no(code, TEXT)));
    }

    /**
     * Completes the command, and says that some were left out, if they were. RFC 9738 section 3.1: another code has the
     * tagged response, and this one goes before it.
     */
    public Completion complete(Session session, Completion completion) {
        if (exceeded.isEmpty()) {
            return completion;
        }
        if (completion.condition() == Condition.OK && completion.code().isEmpty()) {
            return Completion.ok(exceeded.get(), TEXT);
        }
        tell(session);
        return completion;
    }
}
