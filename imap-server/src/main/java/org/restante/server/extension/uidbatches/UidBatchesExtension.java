package org.restante.server.extension.uidbatches;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.UidBatchesResponse;
import org.restante.protocol.response.UidBatchesResponse.Batch;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionSlot;
import org.restante.server.engine.State;
import org.restante.store.MessageTable;

/** The command UIDBATCHES (RFC 10022). */
public final class UidBatchesExtension implements ImapExtension {
    /** RFC 10022 section 3.1.3.2: what every server takes, and below it clients could count messages again. */
    private static final int SMALLEST = 500;
    /** RFC 10022 section 3.1.5: how many messages the batches of a range may hold. */
    private static final long MOST = 100_000;

    private static final SessionSlot<AnsweredBatches> ANSWERED =
            new SessionSlot<>(AnsweredBatches.class, session -> new AnsweredBatches());

    @Override
    public void register(Registry.Builder registry) {
        registry.capability(
                "UIDBATCHES",
                parts -> parts.command(new CommandSpec<>(
                        "UIDBATCHES", Set.of(State.SELECTED), UidBatches::parse, UidBatchesExtension::handle)));
    }

    private static Completion handle(UidBatches command, Session session) {
        if (command.size() < SMALLEST) {
            return Completion.no(PlainCode.TOOFEW, "Minimum batch size is " + SMALLEST);
        }
        if (command.wanted().isPresent() && command.wanted().get().count() > MOST / command.size()) {
            return Completion.no(PlainCode.TOOMANY, "Too many messages: at most " + MOST);
        }
        MessageTable messages = session.view().numbering();
        if (!session.part(ANSWERED).isDue(command, messages)) {
            return Completion.no(PlainCode.LIMIT, "Asked before, and little has changed since");
        }
        session.out().respond(new UidBatchesResponse(session.tag(), batches(command, messages)));
        return Completion.ok("That is all");
    }

    // Batches meet: each reaches down to its lowest message, and the next begins right below. RFC 10022 section 3.1.4:
    // the last one ends with UID 1, so that the client sees that it is the last.
    private static List<Batch> batches(UidBatches command, MessageTable messages) {
        int size = (int) Math.min(command.size(), Integer.MAX_VALUE);
        long first = command.wanted().map(UidBatches.Range::first).orElse(1L);
        long last = command.wanted().map(UidBatches.Range::last).orElse(Long.MAX_VALUE);
        List<Batch> batches = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            long above = (number - 1) * size; // messages in the batches before
            if (above >= messages.size()) {
                break;
            }
            int top = messages.size() - 1 - (int) above;
            int bottom = Math.max(0, top - size + 1);
            long highest = above == 0 ? messages.uid(top) : messages.uid(top + 1) - 1;
            batches.add(new Batch(highest, bottom == 0 ? 1 : messages.uid(bottom)));
        }
        return batches;
    }
}
