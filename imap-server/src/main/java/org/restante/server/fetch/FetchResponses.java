package org.restante.server.fetch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.core.connection.SessionEnded;
import org.restante.protocol.model.UidSet;
import org.restante.server.engine.FetchLine;
import org.restante.server.engine.Progress;
import org.restante.server.engine.ResponseOutput;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.MessageSummary;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes FETCH responses, one message after the other, whatever their number and size. */
final class FetchResponses {
    private static final Logger LOG = LoggerFactory.getLogger(FetchResponses.class);
    private static final int PAGE = 64; // summaries that are read at once

    private final Session session;
    private final SelectedView view;
    private final List<ItemWriter> items;
    private final boolean withSummaries;
    private Optional<StoreException> failure = Optional.empty();

    FetchResponses(Session session, FetchPlan plan) {
        this.session = session;
        this.view = session.view();
        this.items = plan.writers();
        this.withSummaries = plan.needsSummaries();
    }

    /** Writes them for the messages at these indexes; returns why some were left out, if some were. */
    Optional<StoreException> write(int[] indexes) {
        Progress progress = Progress.begin(session, indexes.length);
        for (int from = 0; from < indexes.length; from += PAGE) {
            int to = Math.min(indexes.length, from + PAGE);
            Map<Long, MessageSummary> page = withSummaries ? read(indexes, from, to) : Map.of();
            for (int i = from; i < to; i++) {
                progress.at(i);
                write(indexes[i], page);
            }
        }
        return failure;
    }

    private Map<Long, MessageSummary> read(int[] indexes, int from, int to) {
        UidSet.Builder uids = UidSet.builder();
        for (int i = from; i < to; i++) {
            uids.add(view.numbering().uid(indexes[i]));
        }
        return view.index().summaries(uids.build());
    }

    private void write(int index, Map<Long, MessageSummary> page) {
        ResponseOutput out = session.out();
        out.mark();
        long sent = out.sent();
        int start = out.writer().size();
        try (FetchedMessage message = new FetchedMessage(session, view, index, page)) {
            List<ItemWriter> there =
                    items.stream().filter(item -> item.hasAny(message)).toList();
            if (there.isEmpty()) {
                return;
            }
            FetchLine line = FetchLine.begin(session, view, index);
            for (ItemWriter item : there) {
                line.item();
                item.write(message);
            }
            line.end();
        } catch (SessionEnded end) {
            throw end;
        } catch (StoreException refusal) {
            takeBack(sent, start, refusal);
            failure = Optional.of(refusal);
        } catch (RuntimeException | Error refusal) {
            takeBack(sent, start, refusal);
            throw refusal;
        }
    }

    private void takeBack(long sent, int start, Throwable refusal) {
        ResponseOutput out = session.out();
        if (out.sent() != sent) {
            // Half of the response is on its way; no response can follow it.
            LOG.error("A message could not be read to its end", refusal);
            throw SessionEnded.gone("a message could not be read to its end");
        }
        out.writer().rewind(start);
    }
}
